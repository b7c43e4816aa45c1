diff diff-stages-bare.yaml
