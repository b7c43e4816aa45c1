check one-stage.yaml --policy policy/nowhere.yaml --today 2027-01-15
