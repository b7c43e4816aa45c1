plan propose propose-own-when.yaml
