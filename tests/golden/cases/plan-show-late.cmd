plan show ../../../examples/plan/series-a-late-plan.yaml
