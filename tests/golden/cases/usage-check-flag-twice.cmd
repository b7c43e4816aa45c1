check growth.yaml --explain-skipped --explain-skipped --today 2027-01-15
