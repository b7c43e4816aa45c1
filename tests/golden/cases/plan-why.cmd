plan why ../../../examples/plan/second-team-plan.yaml pay
