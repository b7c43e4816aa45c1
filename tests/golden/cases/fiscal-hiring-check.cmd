check fiscal-hiring.yaml --today 2027-03-15
