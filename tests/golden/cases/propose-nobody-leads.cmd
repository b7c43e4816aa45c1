plan propose propose-nobody-leads.yaml
