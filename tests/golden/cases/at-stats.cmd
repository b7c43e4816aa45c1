stats growth.yaml --at 2027-09 --today 2027-01-15
