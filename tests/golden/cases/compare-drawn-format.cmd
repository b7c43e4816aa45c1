compare growth.yaml freeze.yaml --today 2027-01-15 -o x.bmp
