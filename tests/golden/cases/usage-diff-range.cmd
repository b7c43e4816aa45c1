diff ../../../examples/first.yaml --since main...HEAD
