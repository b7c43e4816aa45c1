import csv staff.csv --id Post --outside Board --today 2027-01-15
