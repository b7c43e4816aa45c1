plan verify verify-broken.yaml --format json
