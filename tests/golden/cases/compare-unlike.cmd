compare growth.yaml undated.yaml over-budget.yaml --today 2027-01-15
