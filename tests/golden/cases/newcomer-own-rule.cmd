check newcomer-own-rule.yaml --today 2027-01-15
