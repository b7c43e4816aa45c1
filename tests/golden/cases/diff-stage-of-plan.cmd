diff cents.yaml@later cents-later.yaml@later --today 2027-01-15
