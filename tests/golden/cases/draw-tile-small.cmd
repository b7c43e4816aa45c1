draw growth.yaml --tile a4 --today 2027-01-15 -o -
