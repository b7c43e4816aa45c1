diff growth.yaml freeze.yaml circle.yaml
