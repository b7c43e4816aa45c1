check near-forms.yaml --today 2027-01-15
