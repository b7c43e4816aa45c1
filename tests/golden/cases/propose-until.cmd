plan propose propose-until.yaml
