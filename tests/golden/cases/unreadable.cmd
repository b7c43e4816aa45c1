check no-such-file.yaml --today 2027-01-15
