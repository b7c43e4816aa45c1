draw growth.yaml --where role --today 2027-01-15 -o -
