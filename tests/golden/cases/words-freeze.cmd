check words-freeze.yaml --today 2027-01-15
