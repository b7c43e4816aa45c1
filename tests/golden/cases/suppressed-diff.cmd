diff suppressed-before.yaml suppressed-after.yaml --format markdown --today 2027-01-15
