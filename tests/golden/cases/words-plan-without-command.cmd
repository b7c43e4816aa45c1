plan x.yaml
