diff needs.yaml needs-planned.yaml --today 2027-01-15
