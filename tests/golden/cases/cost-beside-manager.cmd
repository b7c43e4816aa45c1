check cost-beside-manager.yaml --days all --explain-skipped --today 2027-01-15
