draw growth.yaml --background #777777 --today 2027-01-15 -o -
