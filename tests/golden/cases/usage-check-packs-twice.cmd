check growth.yaml --pack structure --pack benchmark --today 2027-01-15
