draw growth.yaml --stage now --around ceo --depth 0 --today 2027-01-15 --format dot -o -
