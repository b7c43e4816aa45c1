explain empty-unit
