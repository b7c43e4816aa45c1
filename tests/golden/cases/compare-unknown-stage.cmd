compare growth.yaml freeze.yaml --stage nxt --today 2027-01-15
