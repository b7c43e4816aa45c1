plan propose propose-headcount-conflict.yaml
