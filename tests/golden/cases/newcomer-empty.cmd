check empty.yaml --today 2027-01-15
