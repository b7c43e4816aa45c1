plan propose propose-need.yaml --today 2027-01-15 --need payments@2027-09
