check manager-unread.yaml --today 2027-01-15
