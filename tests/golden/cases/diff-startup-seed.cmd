diff ../../../examples/startup.yaml@founding @seed --today 2027-01-15
