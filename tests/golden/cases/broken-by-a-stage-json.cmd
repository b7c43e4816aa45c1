check broken-by-a-stage.yaml --pack benchmark --format json --today 2027-01-15
