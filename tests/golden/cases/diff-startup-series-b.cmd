diff ../../../examples/startup.yaml@series-a @series-b --today 2027-01-15 --format markdown
