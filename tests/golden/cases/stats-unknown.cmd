stats - --today 2027-01-15
