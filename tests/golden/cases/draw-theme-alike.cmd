draw growth.yaml --theme theme-alike.yaml --around ea --today 2027-01-15 --format dot -o -
