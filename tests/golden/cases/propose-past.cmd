plan propose propose-past.yaml
