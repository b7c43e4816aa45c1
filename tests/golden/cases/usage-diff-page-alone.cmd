diff growth.yaml freeze.yaml --page a3
