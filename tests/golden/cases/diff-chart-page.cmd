diff ../../../examples/startup.yaml@seed @series-a --page a3 --today 2027-01-15
