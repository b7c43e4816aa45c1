diff ../../../examples/first.yaml --since main --days all
