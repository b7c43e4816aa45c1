diff ../../../examples/startup.yaml@seed @series-a --today 2027-01-15
