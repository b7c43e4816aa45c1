plan verify verify-due-tomorrow.yaml
