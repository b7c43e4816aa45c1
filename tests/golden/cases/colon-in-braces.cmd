check colon-in-braces.yaml --today 2027-01-15
