explain small-team --spec newcomer-own-rule.yaml
