plan propose propose-own-broken.yaml
