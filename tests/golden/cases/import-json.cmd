import csv - --company Acme --format json --today 2027-01-15
