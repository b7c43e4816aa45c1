diff diff-rules-before.yaml diff-rules-after.yaml --today 2027-01-15
