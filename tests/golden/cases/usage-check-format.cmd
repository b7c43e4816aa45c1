check growth.yaml --format xml
