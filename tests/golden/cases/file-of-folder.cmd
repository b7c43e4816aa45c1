check folder/engineering.yaml --today 2027-01-15
