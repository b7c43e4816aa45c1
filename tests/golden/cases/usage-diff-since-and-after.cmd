diff growth.yaml freeze.yaml --since HEAD
