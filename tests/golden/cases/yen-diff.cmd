diff yen.yaml yen-after.yaml --today 2027-01-15
