draw growth.yaml --title {stages} --format dot -o - --stage now --today 2027-01-15
