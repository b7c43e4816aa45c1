draw growth.yaml --background none -o x.jpg --today 2027-01-15
