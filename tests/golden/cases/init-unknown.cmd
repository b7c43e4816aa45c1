init - --template 30 --today 2027-01-15
