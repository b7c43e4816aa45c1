plan propose propose-out-of-reach.yaml
