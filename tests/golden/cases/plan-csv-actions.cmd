plan show plan.yaml --format csv --table actions
