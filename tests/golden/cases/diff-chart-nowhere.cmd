diff ../../../examples/startup.yaml@seed @series-a --format svg --today 2027-01-15
