draw growth.yaml --at 2028-02 --root ea --today 2027-01-15 --format dot -o -
