draw growth.yaml --where location=Porto --today 2027-01-15 -o -
