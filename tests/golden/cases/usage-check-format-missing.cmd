check growth.yaml --format
