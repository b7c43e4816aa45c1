chekc growth.yaml
