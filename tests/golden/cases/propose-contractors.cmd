plan propose propose-contractors.yaml
