plan verify --help
