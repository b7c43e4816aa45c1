plan propose propose-uneven-starts.yaml
