check indented-less.yaml --today 2027-01-15
