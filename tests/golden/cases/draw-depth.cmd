draw growth.yaml --depth 1 --stage next --today 2027-01-15 --format dot -o -
