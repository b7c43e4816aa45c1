draw undated.yaml --footer {date} --format dot -o - --today 2027-01-15
