plan propose propose-need.yaml --today 2027-01-15 --need payments=5@2027-09 --need payments=6@2027-12 --need payments=4@2027-12
