plan propose propose-need-there.yaml --need eng=5@2027-06
