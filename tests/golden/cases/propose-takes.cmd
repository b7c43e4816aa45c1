plan propose propose-takes.yaml -o -
