import csv --help
