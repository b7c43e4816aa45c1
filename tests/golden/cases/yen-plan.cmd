plan show yen.yaml --today 2027-01-15
