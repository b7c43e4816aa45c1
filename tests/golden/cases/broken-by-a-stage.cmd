check broken-by-a-stage.yaml --pack benchmark --today 2027-01-15
