diff ../../../examples/startup.yaml@2020-01-01 @seed --today 2027-01-15
