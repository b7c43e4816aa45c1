init no-such-folder/orgplan.yaml --today 2027-01-15
