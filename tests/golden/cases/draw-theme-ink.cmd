draw growth.yaml --theme theme-ink.yaml -o - --today 2027-01-15
