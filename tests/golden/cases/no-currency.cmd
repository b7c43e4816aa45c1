check no-currency.yaml --today 2027-01-15
