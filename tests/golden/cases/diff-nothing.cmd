diff ../../../examples/startup.yaml ../../../examples/startup.yaml --exit-code --today 2027-01-15
