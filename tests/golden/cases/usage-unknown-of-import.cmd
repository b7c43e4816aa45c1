import xml staff.csv
