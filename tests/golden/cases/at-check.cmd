check growth.yaml --at 2028-03 --today 2027-01-15
