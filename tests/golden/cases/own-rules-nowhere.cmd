check own-rules-nowhere.yaml --today 2027-01-15
