plan propose propose-until.yaml --reach 0 --by 2027-12
