draw growth.yaml --page a2 --tile a4 --stage now --today 2027-01-15 -o -
