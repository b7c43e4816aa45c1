diff diff-stages-bare.yaml today summer
