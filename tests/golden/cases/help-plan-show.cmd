plan show --help
