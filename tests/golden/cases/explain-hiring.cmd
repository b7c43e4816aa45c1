explain recruiters-beyond-typical
