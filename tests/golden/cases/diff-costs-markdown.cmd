diff ../../../examples/startup.yaml ../../../examples/startup-later.yaml --today 2027-01-15 --format markdown
