plan propose propose-recruiters.yaml
