import csv staff.csv --name a b --id Post
