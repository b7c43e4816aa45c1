check newcomer-titles.yaml --today 2027-01-15
