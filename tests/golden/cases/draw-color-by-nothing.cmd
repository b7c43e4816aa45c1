draw growth.yaml --color-by location --today 2027-01-15 -o -
