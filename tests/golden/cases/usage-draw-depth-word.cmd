draw growth.yaml --depth two
