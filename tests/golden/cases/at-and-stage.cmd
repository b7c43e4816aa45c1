show growth.yaml --at 2027-05-01 --stage now --today 2027-01-15
