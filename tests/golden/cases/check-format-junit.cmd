check ci.yaml --today 2027-01-15 --format junit
