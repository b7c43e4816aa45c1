check growth.yaml extra.yaml
