diff diff-before.yaml diff-after.yaml --today 2027-01-15 --format markdown
