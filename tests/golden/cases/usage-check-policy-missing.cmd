check growth.yaml --policy
