draw growth.yaml --layout circle
