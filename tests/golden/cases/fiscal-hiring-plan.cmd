plan show fiscal-hiring-fixed.yaml --today 2027-03-15
