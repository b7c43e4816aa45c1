check one-stage.yaml --stage spring --today 2027-01-15
