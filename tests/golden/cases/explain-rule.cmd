explain duplicate-id
