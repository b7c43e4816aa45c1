diff ../../../examples/startup.yaml ../../../examples/startup-later.yaml -o - --today 2027-01-15
