import csv staff.csv --id Post --id Psot
