rules --pack own
