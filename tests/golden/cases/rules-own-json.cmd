rules ../../../examples/policy/lanternfish.yaml --pack own --role tech-lead --format json
