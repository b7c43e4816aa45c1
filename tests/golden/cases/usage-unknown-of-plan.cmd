plan shw growth.yaml
