plan propose propose-backfill.yaml
