plan propose diff-plan-base.yaml --today 2026-11-30 --reach 6 --by 2027-12 -o nothing.yaml
