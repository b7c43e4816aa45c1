draw growth.yaml --today 2027-01-15 --figures --unit platform -o x.pdf
