check cut-off.yaml --today 2027-01-15
