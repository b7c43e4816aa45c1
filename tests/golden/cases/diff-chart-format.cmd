diff ../../../examples/startup.yaml@seed @series-a -o chart.bmp --today 2027-01-15
