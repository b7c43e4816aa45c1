compare growth.yaml freeze.yaml over-budget.yaml --today 2027-01-15 --format json
