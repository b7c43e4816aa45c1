plan verify verify-due-today.yaml
