plan propose ../../../examples/plan/impossible.yaml --format markdown
