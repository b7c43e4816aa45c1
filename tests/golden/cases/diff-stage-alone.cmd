diff diff-stages-bare.yaml today
