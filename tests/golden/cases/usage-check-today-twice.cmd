check growth.yaml --today 2027-01-15 --today 2027-01-16
