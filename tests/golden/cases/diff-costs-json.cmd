diff ../../../examples/startup.yaml@series-a ../../../examples/startup-later.yaml@series-a --today 2027-01-15 --format json
