diff diff-rules-before.yaml diff-rules-after.yaml --format markdown --today 2027-01-15
