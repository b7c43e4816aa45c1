plan propose propose-managers.yaml
