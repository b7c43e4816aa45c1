draw growth.yaml --page a7 --stage nope --today 2027-01-15
