plan propose propose-cent.yaml
