draw growth.yaml --where role=qa-engineer,employment=intern --today 2027-01-15 -o -
