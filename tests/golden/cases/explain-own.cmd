explain product-without-accountable --spec ../../../examples/policy/lanternfish.yaml
