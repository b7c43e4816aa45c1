plan propose propose-beside.yaml --reach 16 --by 2027-10 -o -
