check undated.yaml --at 2027-05-01 --today 2027-01-15
