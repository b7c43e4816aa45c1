diff roles-changed.yaml roles-changed-later.yaml --format json --today 2027-01-15
