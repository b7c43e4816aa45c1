compare hostile.yaml hostile-after.yaml --today 2027-01-15 --format markdown
