check words-ignore-freeze.yaml --today 2027-01-15
