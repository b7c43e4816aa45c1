plan risk plan-risk-wrong.yaml
