plan propose propose-cent.yaml --reach 4 --by 2026-10
