diff ../../../examples/technical-group.yaml ../../../examples/wrong/technical-group.yaml --exit-code --format markdown --today 2027-01-15
