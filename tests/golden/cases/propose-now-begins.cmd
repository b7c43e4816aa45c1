plan propose propose-now-begins.yaml
