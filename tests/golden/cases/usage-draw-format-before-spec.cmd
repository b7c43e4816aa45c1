draw nope.yaml --format bmp
