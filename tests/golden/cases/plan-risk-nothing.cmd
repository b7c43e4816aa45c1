plan risk plan-risk-nothing.yaml
