check growth.yaml --format text --format sarif=over-budget.yaml --today 2027-01-15
