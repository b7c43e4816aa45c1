check one-stage.yaml --pack own,glossry --today 2027-01-15
