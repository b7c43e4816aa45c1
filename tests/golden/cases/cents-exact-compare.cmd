compare cents.yaml cents-exact.yaml --today 2027-01-15
