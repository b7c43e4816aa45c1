check hiring-plan.yaml --pack structure
