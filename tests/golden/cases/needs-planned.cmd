check needs-planned.yaml --days all --today 2027-01-15
