plan show plan.yaml --from 2027
