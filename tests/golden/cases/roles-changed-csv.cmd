plan show roles-changed.yaml --today 2027-01-15 --format csv --table actions
