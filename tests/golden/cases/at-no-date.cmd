check growth.yaml --at 2027-13 --today 2027-01-15
