check growth.yaml --with
