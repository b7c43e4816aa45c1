plan propose propose-poor.yaml
