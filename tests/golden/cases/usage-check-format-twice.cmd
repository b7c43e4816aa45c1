check growth.yaml --format json --format text
