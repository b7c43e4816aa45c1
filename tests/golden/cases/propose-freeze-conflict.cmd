plan propose propose-freeze-conflict.yaml
