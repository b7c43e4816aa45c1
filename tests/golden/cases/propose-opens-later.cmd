plan propose propose-opens-later.yaml
