check newcomer-pay.yaml --today 2027-01-15
