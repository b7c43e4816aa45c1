check verify-due-today.yaml
