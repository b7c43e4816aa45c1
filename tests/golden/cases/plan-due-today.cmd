plan show plan-due-today.yaml
