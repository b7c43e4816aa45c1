draw growth.yaml --where rol=backend-developer --today 2027-01-15 -o -
