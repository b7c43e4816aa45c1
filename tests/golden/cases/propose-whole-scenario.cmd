plan propose ../../../examples/plan/second-team-plan.yaml --whole -o -
