rules --pack nope
