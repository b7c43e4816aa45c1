plan propose propose-size-later.yaml
