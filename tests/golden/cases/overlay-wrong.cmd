check freeze-wrong.yaml --today 2027-01-15
