stats managers-outside.yaml --today 2027-01-15
