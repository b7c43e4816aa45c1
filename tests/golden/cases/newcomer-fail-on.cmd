stats newcomer-own-rule.yaml --fail-on warning
