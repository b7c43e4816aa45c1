plan show plan.yaml --today 2027-06-15
