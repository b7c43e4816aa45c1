check a.yaml b.yaml c.yaml
