check newcomer-levels.yaml --today 2027-01-15
