check parts-of-one.yaml --today 2027-01-15
