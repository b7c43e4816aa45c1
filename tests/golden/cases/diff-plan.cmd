diff diff-plan-base.yaml diff-plan.yaml
