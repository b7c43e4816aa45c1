check now.yaml --format json --today 2027-06-01
