plan show plan.yaml --format markdown
