plan propose propose-need.yaml --today 2027-01-15 --need backend-developer=3@2027-09
