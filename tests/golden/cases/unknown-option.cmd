check growth.yaml --fromat json
