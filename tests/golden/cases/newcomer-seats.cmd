check newcomer-seats.yaml --today 2027-01-15
