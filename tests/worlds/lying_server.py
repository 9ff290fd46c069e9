"""A program on this machine that answers every question with lies, and notes what it was asked.

Run with the folder for its notes and the kind of lie; prints the port that it listens on.
"""

import http.server
import json
import sys
from pathlib import Path

# Tests that look for examples import every file: nothing may happen then.
RUN = __name__ == "__main__"
NOTES, LIE = (Path(sys.argv[1]), sys.argv[2]) if RUN else (Path(), "")


def lies(asked: dict[str, list[dict[str, object]]]) -> bytes:
    if LIE == "nonsense":
        return b"I am sure that they all confessed."
    if LIE == "words":
        return json.dumps({"answers": [{"n": 0, "words": "they confessed"}]}).encode()
    answers = [
        {"n": one["n"], "speaker": [0, 4], "certainty": "witnessed", "doubt": one["n"] == 0}
        for one in asked["statements"]
    ]
    answers.append({"n": 999, "speaker": [-5, 70_000], "certainty": "certain", "doubt": True})
    return json.dumps({"answers": answers}).encode()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        (NOTES / f"{len(list(NOTES.iterdir()))}.json").write_bytes(asked)
        if LIE == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "http://192.0.2.1/")
            self.end_headers()
            return
        question = json.loads(asked)
        if self.path.endswith("/chat/completions"):
            told = lies(json.loads(question["messages"][-1]["content"])).decode()
            said = json.dumps({"choices": [{"message": {"content": told}}]}).encode()
        else:
            said = lies(question)
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_words: object) -> None:
        pass


if RUN:
    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
