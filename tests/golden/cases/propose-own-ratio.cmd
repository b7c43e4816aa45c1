plan propose propose-own-ratio.yaml
