plan show growth.yaml --format bmp
