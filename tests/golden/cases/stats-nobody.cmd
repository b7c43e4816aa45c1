stats stats-nobody.yaml --today 2027-01-15
