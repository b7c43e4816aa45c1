plan verify verify-broken.yaml
