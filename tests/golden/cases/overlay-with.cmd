show growth.yaml --with freeze.yaml --stage next --today 2027-01-15
