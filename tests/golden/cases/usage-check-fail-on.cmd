check growth.yaml --fail-on never
