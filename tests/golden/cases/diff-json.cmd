diff ../../../examples/startup.yaml@founding @seed --format json --today 2027-01-15
