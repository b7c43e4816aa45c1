check edit-by-unit.yaml --today 2027-01-15
