diff growth.yaml freeze.yaml --stage now
