diff ../../../examples/first.yaml@today @summer --format json -o d.json
