draw growth.yaml --today 2027-01-15 --figures -o x.svg
