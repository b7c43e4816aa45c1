check hiring-plan.yaml --pack structure --format json
