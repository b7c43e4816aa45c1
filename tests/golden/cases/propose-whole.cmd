plan propose ../../../examples/plan/second-team.yaml --whole -o -
