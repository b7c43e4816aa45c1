diff growth.yaml@now @next --title {company} --footer {today}:{stage} --today 2027-01-15 --format dot -o -
