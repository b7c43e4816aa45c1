check edit-removed-manager.yaml --today 2027-01-15
