plan propose propose-cent.yaml --reach 4 --by 2027-12
