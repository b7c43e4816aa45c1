draw growth.yaml --where tag=technicl --today 2027-01-15 -o -
