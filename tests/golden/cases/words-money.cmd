check words-money.yaml --today 2027-01-15
