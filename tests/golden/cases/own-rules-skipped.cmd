check own-rules-skipped.yaml --today 2027-01-15
