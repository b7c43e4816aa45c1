plan propose propose-hat.yaml --today 2027-01-15
