draw growth.yaml --depth -1
