draw over-budget.yaml --unit coer
