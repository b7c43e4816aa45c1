draw growth.yaml --theme nowhere.yaml -o - --today 2027-01-15
