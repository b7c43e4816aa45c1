help planning
