plan risk plan-risk-surer.yaml
