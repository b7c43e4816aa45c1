check newcomer-bracket.yaml --today 2027-01-15
