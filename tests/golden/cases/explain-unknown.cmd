explain tech-laed
