import csv staff.csv --name
