plan propose propose-changes.yaml --whole -o -
