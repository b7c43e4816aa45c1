check plan-freeze.yaml --pack structure --today 2027-01-15
