import csv staff.csv --format xml --id Post
