plan propose propose-need.yaml --today 2027-01-15 --reach 12 --by 2027-09 --need payments=5@2027-09 --need core=5@2027-09 --format json
