"""Opens YAML files in yaml-language-server as an editor does, over standard input, and prints what it reports of each:
`FILE: LINE: MESSAGE`, lines from 1 on.

    yaml_server.py SERVER FILE...

Schemas are those that the first lines of the files name; the store of schemas on the network is off.
"""
import json
import pathlib
import subprocess
import sys
import threading

server, *files = sys.argv[1:]
process = subprocess.Popen(["node", server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
# It answers in a second or two.
watch = threading.Timer(120, process.kill)
watch.start()
SETTINGS = {"yaml": {"validate": True, "schemaStore": {"enable": False}, "schemas": {}}}


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    process.stdin.flush()


def receive():
    length = 0
    while (line := process.stdout.readline().strip()) or not length:
        if not line:
            sys.exit("yaml_server.py: the server has ended")
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return json.loads(process.stdout.read(length))


def answer(message):
    # What the server asks of an editor.
    if message["method"] == "workspace/configuration":
        sections = [item.get("section") for item in message["params"]["items"]]
        send({"id": message["id"], "result": [SETTINGS.get(section) for section in sections]})
    else:
        send({"id": message["id"], "result": None})


folder = pathlib.Path.cwd().as_uri()
send({"id": 1, "method": "initialize", "params": {
    "processId": None, "rootUri": folder, "workspaceFolders": [{"uri": folder, "name": "specs"}],
    "capabilities": {"workspace": {"configuration": True, "workspaceFolders": True},
                     "textDocument": {"publishDiagnostics": {}}}}})
while "result" not in (message := receive()):
    if "id" in message:
        answer(message)
send({"method": "initialized", "params": {}})
send({"method": "workspace/didChangeConfiguration", "params": {"settings": SETTINGS}})
for name in files:
    path = pathlib.Path(name).resolve()
    send({"method": "textDocument/didOpen", "params": {"textDocument": {
        "uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text(encoding="utf-8")}}})
    while True:
        message = receive()
        if "id" in message and "method" in message:
            answer(message)
        elif message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri():
            break
    for each in message["params"]["diagnostics"]:
        print(f"{name}: {each['range']['start']['line'] + 1}: {each['message']}".replace("\n", " "))
watch.cancel()
process.kill()
