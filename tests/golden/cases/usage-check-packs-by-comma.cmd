check growth.yaml --pack structure,benchmark --today 2027-01-15
