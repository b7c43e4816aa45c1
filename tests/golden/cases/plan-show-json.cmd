plan show plan.yaml --format json
