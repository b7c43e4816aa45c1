draw growth.yaml -o - --format svg --today 2027-01-15
