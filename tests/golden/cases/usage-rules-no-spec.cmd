rules nowhere.yaml
