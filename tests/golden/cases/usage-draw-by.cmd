draw growth.yaml --by house
