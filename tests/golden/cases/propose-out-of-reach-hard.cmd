plan propose propose-out-of-reach-hard.yaml
