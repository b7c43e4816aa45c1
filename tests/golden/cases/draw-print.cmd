draw growth.yaml --palette print --stage next --today 2027-01-15 --format dot -o -
