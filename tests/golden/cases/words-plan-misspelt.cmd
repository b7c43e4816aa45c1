plan sho x.yaml
