plan propose propose-reach.yaml --reach 6 --by 2027-12 --whole
