import csv staff.csv --id Psot
