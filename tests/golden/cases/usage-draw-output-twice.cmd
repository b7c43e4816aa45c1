draw growth.yaml --output a.svg -o b.svg
