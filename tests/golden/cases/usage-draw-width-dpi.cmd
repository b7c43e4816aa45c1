draw growth.yaml --width 800 --dpi 72 --today 2027-01-15 -o x.png
