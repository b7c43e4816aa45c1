draw growth.yaml --dpi 1200 --page a0 --today 2027-01-15 -o x.png
