plan propose ../../../examples/plan/second-team.yaml --format json
