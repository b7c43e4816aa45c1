plan verify ../../../examples/plan/second-team-plan.yaml --base ../../../examples/plan/second-team.yaml
