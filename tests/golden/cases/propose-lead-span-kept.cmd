plan propose propose-lead-span-kept.yaml
