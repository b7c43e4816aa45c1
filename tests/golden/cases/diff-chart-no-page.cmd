diff ../../../examples/startup.yaml@seed @series-a -o - --page a7 --today 2027-01-15
