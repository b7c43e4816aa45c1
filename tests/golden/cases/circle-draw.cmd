draw circle.yaml --format svg -o - --today 2027-01-15
