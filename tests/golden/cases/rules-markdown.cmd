rules --format markdown --role cto
