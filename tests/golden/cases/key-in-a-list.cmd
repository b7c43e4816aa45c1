check key-in-a-list.yaml --today 2027-01-15
