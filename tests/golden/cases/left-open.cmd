check one-stage.yaml --pack glossary --explain-skipped --today 2027-01-15
