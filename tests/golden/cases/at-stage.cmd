check growth.yaml --at 2027-01-31 --today 2027-01-15
