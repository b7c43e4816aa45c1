stats growth.yaml --format csv
