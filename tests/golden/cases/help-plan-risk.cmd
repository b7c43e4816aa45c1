plan risk --help
