plan show needs.yaml --today 2027-01-15
