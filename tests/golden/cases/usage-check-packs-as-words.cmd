check growth.yaml --pack structure benchmark
