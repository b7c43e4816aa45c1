draw growth.yaml --theme theme-colour.yaml -o - --today 2027-01-15
