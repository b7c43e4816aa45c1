draw growth.yaml --by team --stage next --today 2027-01-15 --format dot -o -
