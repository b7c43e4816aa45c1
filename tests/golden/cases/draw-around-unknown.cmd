draw growth.yaml --around nobody --today 2027-01-15 -o -
