check manager-misspelt.yaml --today 2027-01-15
