check growth.yaml --explain-skipped=maybe
