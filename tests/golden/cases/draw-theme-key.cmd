draw growth.yaml --theme theme-key.yaml -o - --today 2027-01-15
