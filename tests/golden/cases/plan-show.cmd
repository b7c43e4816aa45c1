plan show plan.yaml
