rules --role techlead
