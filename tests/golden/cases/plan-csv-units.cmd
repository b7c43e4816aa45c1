plan show plan.yaml --format csv --table units
