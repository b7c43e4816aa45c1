draw growth.yaml --page a4 --format bmp -o - --today 2027-01-15
