plan risk ../../../examples/plan/five-teams-plan.yaml --format markdown --draws 1000 --seed 7
