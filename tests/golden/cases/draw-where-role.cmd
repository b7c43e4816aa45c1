draw growth.yaml --where role=backend-developr --today 2027-01-15 -o -
