compare growth.yaml freeze.yaml --at 2027-05 --stage now
