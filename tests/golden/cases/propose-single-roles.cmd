plan propose propose-single-roles.yaml --reach 6 --by 2027-12
