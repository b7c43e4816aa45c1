check growth.yaml --pack structure,nope
