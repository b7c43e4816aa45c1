import csv no.csv
