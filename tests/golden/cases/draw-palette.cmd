draw growth.yaml --palette grey -o - --today 2027-01-15
