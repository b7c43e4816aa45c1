check entry-in-a-map.yaml --today 2027-01-15
