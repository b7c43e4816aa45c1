plan propose propose-need.yaml --today 2027-01-15 --need payments=6@2027-09
