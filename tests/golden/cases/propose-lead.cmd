plan propose propose-lead.yaml
