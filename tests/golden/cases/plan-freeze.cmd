plan show plan-freeze.yaml --from 2027-03 --to 2027-10
