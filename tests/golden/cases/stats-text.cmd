stats ../../../examples/startup.yaml --today 2027-01-15 --stage series-a --format text
