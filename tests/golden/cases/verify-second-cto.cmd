plan verify verify-second-cto.yaml
