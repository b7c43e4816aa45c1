plan propose propose-second-cto.yaml
