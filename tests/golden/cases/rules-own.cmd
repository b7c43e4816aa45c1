rules ../../../examples/policy/lanternfish.yaml --pack own
