plan show growth.yaml --stage now
