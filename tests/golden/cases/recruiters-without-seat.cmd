check recruiters-without-seat.yaml --today 2027-01-15
