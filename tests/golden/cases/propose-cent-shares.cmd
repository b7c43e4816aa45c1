plan propose propose-cent-shares.yaml
