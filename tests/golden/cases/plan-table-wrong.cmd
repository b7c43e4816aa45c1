plan show plan.yaml --table units
