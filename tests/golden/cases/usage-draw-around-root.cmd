draw growth.yaml --around ea --root ea
