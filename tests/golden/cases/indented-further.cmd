check indented-further.yaml --today 2027-01-15
