plan propose propose-reach.yaml --reach 5 --by 2027-12 --step quarter
