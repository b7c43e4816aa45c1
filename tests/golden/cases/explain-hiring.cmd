explain recruiters-beyond-common
