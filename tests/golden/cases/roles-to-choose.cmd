check roles-to-choose.yaml --today 2027-01-15
