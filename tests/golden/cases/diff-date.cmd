diff ../../../examples/startup.yaml@seed @2028-06-30 --today 2027-01-15 --exit-code
