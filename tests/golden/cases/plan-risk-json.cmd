plan risk ../../../examples/plan/second-team-plan.yaml --format json
