plan propose propose-own-ratio-none.yaml
