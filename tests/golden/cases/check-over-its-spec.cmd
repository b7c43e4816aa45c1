check growth.yaml --format json=growth.yaml --today 2027-01-15
