check --todya 2027-01-15 x.yaml
