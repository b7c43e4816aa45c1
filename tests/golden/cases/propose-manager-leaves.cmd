plan propose propose-manager-leaves.yaml
