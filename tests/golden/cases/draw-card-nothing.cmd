draw growth.yaml --card fte --today 2027-01-15 -o -
