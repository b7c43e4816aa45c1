check stumble-hiring.yaml --today 2027-01-15
