"""Runs what a service would run of a file that it reads, in the current folder.

    run_steps.py action FILE INPUT=VALUE...     the steps of a composite action that are commands
    run_steps.py gitlab FILE VARIABLE=VALUE...  the scripts of the job of a pipeline
    run_steps.py hook FILE                      the entry of a hook of pre-commit

Expressions of an action are those of its inputs and of the few facts of a pull request that are in the environment.
"""
import os
import re
import subprocess
import sys

import yaml

kind, path, *given = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    read = yaml.safe_load(file)
values = dict(each.split("=", 1) for each in given)


def run(command, more):
    environment = {**os.environ, **{name: str(value) for name, value in more.items()}}
    return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", command], env=environment, check=False).returncode


def action():
    inputs = {name: each.get("default", "") for name, each in read["inputs"].items()} | values
    known = {
        "github.action_path": os.path.dirname(os.path.abspath(path)),
        "github.event.pull_request.base.sha": os.environ.get("BASE_SHA", ""),
        "github.event.pull_request.number": os.environ.get("PULL_REQUEST_NUMBER", ""),
        "github.event.pull_request": os.environ.get("PULL_REQUEST_NUMBER", ""),
        "github.token": os.environ.get("TOKEN", ""),
        "github.server_url": "https://github.com",
        "github.action_repository": "acme/orgplan",
        "github.action_ref": "v0",
        **{f"inputs.{name}": value for name, value in inputs.items()},
    }

    def value_of(expression):
        expression = expression.replace("!cancelled()", "True").replace("&&", " and ").replace("||", " or ")
        names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
        expression = re.sub(rf"(?<![\w.])({names})(?![\w.])", lambda at: repr(text(known[at.group(1)])), expression)
        return eval(expression.strip())  # an expression of our own file, of literals alone by now

    def text(template):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda at: str(value_of(at.group(1))), str(template))

    failed = 0
    for step in read["runs"]["steps"]:
        condition = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", step.get("if", ""))
        if condition and not value_of(condition):
            continue
        # A step without a condition waits for all before it to succeed.
        if failed and not condition:
            continue
        if "uses" in step:
            print("uses", step["uses"], {name: text(each) for name, each in step.get("with", {}).items()}, flush=True)
            continue
        environment = {name: text(each) for name, each in step.get("env", {}).items()}
        failed = run(text(step["run"]), environment) or failed
    return failed


def gitlab():
    job = read["orgplan"]
    variables = {**read["variables"], **values}
    for name, each in job["variables"].items():
        variables[name] = re.sub(r"\$(\w+)", lambda at: variables.get(at.group(1), os.environ.get(at.group(1), "")), each)
    return run("\n".join(job["before_script"] + job["script"]), variables)


def hook():
    assert read[0]["language"] == "system" and read[0]["pass_filenames"] is False
    return run(read[0]["entry"], {})


sys.exit({"action": action, "gitlab": gitlab, "hook": hook}[kind]())
