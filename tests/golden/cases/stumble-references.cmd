check stumble-references.yaml --today 2027-01-15
