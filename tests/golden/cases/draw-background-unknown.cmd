draw growth.yaml --background blueish --today 2027-01-15 -o -
