diff ../../../examples/startup.yaml ../../../examples/technical-group.yaml -o chart.svg --today 2027-01-15
