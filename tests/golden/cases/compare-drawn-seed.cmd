compare growth.yaml freeze.yaml --stage next --today 2027-01-15 --format dot -o -
