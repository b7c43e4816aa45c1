diff roles-changed.yaml roles-changed-later.yaml --today 2027-01-15
