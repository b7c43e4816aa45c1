plan propose propose-closing-unit.yaml --reach 20 --by 2027-12
