"""Says for each spec on standard input (a JSON list of texts) whether the JSON Schema of argv[1] accepts it."""

import json
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Reads as an editor does: 1.2 booleans, and dates are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":int", ":float"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for tag, pattern, first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
):
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for text in json.load(sys.stdin):
        # A key of a JSON object is a text, whatever YAML makes of it.
        spec = json.loads(json.dumps(yaml.load(text, Loader)))
        print("accepted" if validator.is_valid(spec) else "refused")


main()
