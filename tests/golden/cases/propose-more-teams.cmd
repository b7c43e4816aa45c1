plan propose propose-need.yaml --today 2027-01-15 --reach 18 --by 2027-12 -o -
