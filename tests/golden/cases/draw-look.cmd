draw growth.yaml --around ea --title {company}:{stage} --footer {today} --background #0f172a --today 2027-01-15 --format dot -o -
