check newcomer-keys.yaml --today 2027-01-15 --pack structure
