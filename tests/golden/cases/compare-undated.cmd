compare growth.yaml undated.yaml --at 2027-06-15 --today 2027-01-15
