plan propose propose-rule-limits.yaml
