plan propose propose-reach.yaml --reach 6
