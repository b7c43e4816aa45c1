check growth.yaml --with a.yaml b.yaml
