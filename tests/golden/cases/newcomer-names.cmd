check newcomer-names.yaml --today 2027-01-15
