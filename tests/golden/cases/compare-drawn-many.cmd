compare growth.yaml freeze.yaml --today 2027-01-15 --format svg -o -
