check ci.yaml --today 2027-01-15 --show error --show-suppressed --max-warnings 0
