diff propose-reach.yaml verify-whole.yaml
