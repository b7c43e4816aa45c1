plan propose propose-own-seats.yaml
