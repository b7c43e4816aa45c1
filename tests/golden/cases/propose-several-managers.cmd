plan propose propose-several-managers.yaml -o -
