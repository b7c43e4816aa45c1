"""Stands in for the comments of GitHub and the notes of GitLab on a free port, which it prints; each change is a line on
standard output: POST or PATCH/PUT, the path, and the first line of the text behind the mark."""
import http.server
import json
import re

comments = [{"id": 1, "body": "Looks good to me"}]


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        page = int(re.search(r"[?&]page=(\d+)", self.path).group(1))
        self.answer(200, comments if page == 1 else [])

    def changed(self):
        if not (self.headers.get("Authorization") == "Bearer secret" or self.headers.get("PRIVATE-TOKEN") == "secret"):
            self.answer(401, {})
            return
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if self.command == "POST":
            comments.append({"id": len(comments) + 1, "body": body})
        else:
            number = int(self.path.rsplit("/", 1)[1])
            next(each for each in comments if each["id"] == number)["body"] = body
        print(self.command, self.path, body.split("\n")[1], flush=True)
        self.answer(200, {})

    do_POST = do_PATCH = do_PUT = changed

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
