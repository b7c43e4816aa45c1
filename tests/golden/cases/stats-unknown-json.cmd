stats - --today 2027-01-15 --format json --stage half-read
