plan show over-budget.yaml -o plan.xlsx
