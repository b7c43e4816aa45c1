plan show plan.yaml --format csv --table budgets
