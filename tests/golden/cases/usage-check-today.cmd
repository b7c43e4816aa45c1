check growth.yaml --today 2027
