plan propose propose-managers-there.yaml
