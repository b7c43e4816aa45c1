diff ../../../examples/startup.yaml --today 2027-01-15
