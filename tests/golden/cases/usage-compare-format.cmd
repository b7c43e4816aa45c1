compare growth.yaml freeze.yaml --format csv
