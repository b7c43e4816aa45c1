plan propose propose-job-share.yaml
