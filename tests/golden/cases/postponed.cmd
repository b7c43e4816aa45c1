diff postponed-base.yaml@autumn postponed.yaml@autumn --today 2027-01-15 --format dot -o -
