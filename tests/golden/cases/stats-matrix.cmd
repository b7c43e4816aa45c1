stats ../../../examples/matrix.yaml --today 2027-01-15
