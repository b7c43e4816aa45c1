plan risk one-stage.yaml --today 2027-01-15
