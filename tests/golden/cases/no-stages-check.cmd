check no-stages.yaml --today 2027-01-15
