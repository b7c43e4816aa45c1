plan propose propose-several-needs.yaml
