plan propose propose-lead-span.yaml
