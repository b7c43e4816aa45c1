plan propose propose-away.yaml
