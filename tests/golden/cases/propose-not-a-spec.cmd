plan propose propose-cent.yaml -o plan.doc
