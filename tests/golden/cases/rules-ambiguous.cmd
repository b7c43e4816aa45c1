rules --role PM
