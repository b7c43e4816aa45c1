check newcomer-roles.yaml --today 2027-01-15
