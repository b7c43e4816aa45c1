import csvv x.csv
