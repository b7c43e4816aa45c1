plan risk plan-risk.yaml --draws 2000000
