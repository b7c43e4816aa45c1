check year-ahead.yaml --today 2026-11-30
