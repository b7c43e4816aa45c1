check now.yaml
