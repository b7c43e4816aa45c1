rules --pack glosary
