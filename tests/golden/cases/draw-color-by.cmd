draw growth.yaml --color-by unit --stage next --today 2027-01-15 --format dot -o -
