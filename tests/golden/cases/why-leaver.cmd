plan why why-leaver-plan.yaml al
