diff words-diff-opens-before.yaml words-diff-opens-after.yaml --today 2027-01-15
