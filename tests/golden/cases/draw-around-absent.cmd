draw growth.yaml --stage now --around ea --today 2027-01-15 -o -
