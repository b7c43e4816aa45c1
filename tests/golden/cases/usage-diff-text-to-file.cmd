diff ../../../examples/first.yaml@today @summer --format markdown -o comment.md
