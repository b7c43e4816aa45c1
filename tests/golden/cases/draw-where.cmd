draw growth.yaml --where role=backend-developer --stage next --today 2027-01-15 --format dot -o -
