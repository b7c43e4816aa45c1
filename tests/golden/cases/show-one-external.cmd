show plan-leavers.yaml --stage now
