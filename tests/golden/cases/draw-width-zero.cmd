draw growth.yaml --width 0 --today 2027-01-15 -o x.png
