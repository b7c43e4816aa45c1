explain empty-unit cto
