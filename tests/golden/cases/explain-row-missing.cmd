explain role-without-partner --role founder
