plan show plan-leavers.yaml --today 2027-01-15
