check newcomer-own-rule.yaml --since main
