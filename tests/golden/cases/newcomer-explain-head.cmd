explain Head of People
