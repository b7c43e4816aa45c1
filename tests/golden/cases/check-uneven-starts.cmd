check check-uneven-starts.yaml
