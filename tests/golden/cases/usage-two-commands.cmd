check growth.yaml draw growth.yaml
