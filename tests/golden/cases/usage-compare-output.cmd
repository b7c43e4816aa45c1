compare circle.yaml cut-off.yaml -o c.svg
