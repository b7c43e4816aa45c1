check units-under-another-key.yaml --today 2027-01-15
