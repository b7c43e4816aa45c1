"""Compares a report on standard input with a JSON Schema; what does not fit is printed, one fault a line.

    conforms.py SCHEMA          one JSON document
    conforms.py SCHEMA --lines  one a line
"""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
text = sys.stdin.read()
documents = [json.loads(line) for line in text.splitlines()] if "--lines" in sys.argv else [json.loads(text)]
faults = [fault for document in documents for fault in validator.iter_errors(document)]
for fault in faults:
    print(f"{fault.json_path}: {fault.message[:300]}")
sys.exit(1 if faults else 0)
