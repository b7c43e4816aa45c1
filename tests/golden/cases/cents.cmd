compare cents.yaml cents-more.yaml --today 2027-01-15
