plan why ../../../examples/plan/nine-to-twenty-plan.yaml apps/tech-lead --format json
