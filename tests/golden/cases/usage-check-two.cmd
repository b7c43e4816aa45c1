check circle.yaml cut-off.yaml
