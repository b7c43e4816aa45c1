draw growth.yaml --card name,tilte --today 2027-01-15 -o -
