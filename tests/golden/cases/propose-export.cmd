plan propose propose-reach.yaml --reach 4 --by 2027-05 --export lp
