diff ../../../examples/startup.yaml@sed @series-a --today 2027-01-15
