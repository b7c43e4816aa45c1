check one-stage.yaml --stage autumn --today 2027-01-15
