explain Head of Eng
