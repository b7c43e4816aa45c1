draw growth.yaml --card name,title,fte,unit --around cto --today 2027-01-15 --format dot -o -
