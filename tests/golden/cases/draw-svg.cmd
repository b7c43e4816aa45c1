draw growth.yaml --stage now --today 2027-01-15 --format svg -o -
