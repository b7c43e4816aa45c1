diff diff-rules-before.yaml diff-rules-after.yaml --exit-code --format json --today 2027-01-15
