check own-role-without-tags.yaml --today 2027-01-15 --explain-skipped
