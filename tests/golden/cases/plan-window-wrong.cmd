plan show plan.yaml --from 2027-06 --to 2027-05
