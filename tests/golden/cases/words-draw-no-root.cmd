draw over-budget.yaml --root nothing-like-it
