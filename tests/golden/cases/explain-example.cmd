explain lead-designer-without-team
