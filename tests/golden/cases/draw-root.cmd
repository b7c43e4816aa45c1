draw growth.yaml --stage now --root nobody -o - --today 2027-01-15
