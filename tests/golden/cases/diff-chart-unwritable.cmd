diff ../../../examples/startup.yaml@seed @series-a -o no/such/folder/chart.svg --exit-code --today 2027-01-15
