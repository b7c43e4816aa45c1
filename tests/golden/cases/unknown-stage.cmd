check growth.yaml --stage nxt --today 2027-01-15
