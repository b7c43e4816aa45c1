draw growth.yaml --width 800 --today 2027-01-15 -o -
