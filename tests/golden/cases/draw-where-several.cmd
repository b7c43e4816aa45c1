draw growth.yaml --where role=designer --today 2027-01-15 -o -
