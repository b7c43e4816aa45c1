plan show growth.yaml --table weeks --format csv
