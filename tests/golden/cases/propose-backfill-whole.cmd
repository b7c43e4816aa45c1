plan propose propose-backfill.yaml --whole -o -
