diff words-diff-opens-before.yaml@mid words-diff-opens-after.yaml@mid --today 2027-01-15
