check growth.yaml --pack
