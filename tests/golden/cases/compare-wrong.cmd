compare growth.yaml unclosed.yaml --today 2027-01-15
