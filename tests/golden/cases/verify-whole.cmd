plan verify verify-whole.yaml --base propose-reach.yaml
