check suppressed.yaml --format json --today 2027-01-15
