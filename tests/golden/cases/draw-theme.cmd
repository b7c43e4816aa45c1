draw growth.yaml --theme theme.yaml --around cto --today 2027-01-15 --format dot -o -
