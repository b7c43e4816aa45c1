explain tech-lead
