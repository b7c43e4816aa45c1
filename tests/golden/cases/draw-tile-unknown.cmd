draw growth.yaml --page a1 --tile 2:1 --today 2027-01-15 -o -
