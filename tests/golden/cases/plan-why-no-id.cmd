plan why verify.yaml
