compare fiscal-hiring.yaml fiscal-hiring-fixed.yaml --today 2027-03-15
