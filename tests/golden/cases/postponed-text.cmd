diff postponed-base.yaml postponed.yaml --today 2027-01-15
