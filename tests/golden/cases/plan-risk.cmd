plan risk plan-risk.yaml
