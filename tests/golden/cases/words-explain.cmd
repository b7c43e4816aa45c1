explain quality assurance engineer
