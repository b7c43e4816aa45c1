draw growth.yaml -o no-such-folder/chart.svg --today 2027-01-15
