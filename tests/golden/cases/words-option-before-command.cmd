plan --today 2027-01-15 show x.yaml
