"""What the client sends and counts, against a server of the standard library."""

import http.server
import json
import threading
import unittest

from client import Client, Request, Unanswered
from values import ABSENT


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers with what it was asked; /broken gets no answer, /cut a part of one, /nan no JSON."""

    protocol_version = "HTTP/1.1"
    together = None

    def do_POST(self):
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.path == "/broken":
            self.close_connection = True
            return
        if self.path == "/together":
            self.together.wait(5)
        told = {"key": self.headers["X-Key"], "body": sent, "from": self.client_address[1]}
        body = b"NaN" if self.path == "/nan" else json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body) + (5 if self.path == "/cut" else 0)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = self.path == "/cut"

    def log_message(self, *_):
        pass


def post(path, body=ABSENT):
    return Request("POST", path, {}, {}, body)


class OverHttp(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.client = Client(f"http://127.0.0.1:{self.server.server_port}", {"X-Key": "k"}, timeout=5)

    def tearDown(self):
        self.client.close()
        self.server.shutdown()
        self.server.server_close()

    def test_a_body_and_credentials_go_over_one_connection(self):
        first, second = self.client.send(post("/a", {"b": "é"})), self.client.send(post("/a"))
        self.assertEqual((first.status, first.body["key"]), (200, "k"))
        self.assertEqual(json.loads(first.body["body"]), {"b": "é"})
        self.assertEqual((second.body["body"], second.body["from"]), ("", first.body["from"]))
        self.assertEqual((self.client.sent, self.client.answered), (2, 2))

    def test_what_is_not_answered_whole_is_unanswered(self):
        for path in ("/broken", "/cut", "/nan"):
            with self.assertRaises(Unanswered, msg=path):
                self.client.send(post(path))
        self.assertEqual((self.client.sent, self.client.answered), (3, 0))
        self.assertEqual(self.client.send(post("/a")).status, 200)

    def test_requests_at_once_are_under_way_together(self):
        Echo.together = threading.Barrier(8)
        answers = self.client.send_at_once(post("/together"), 8)
        self.assertEqual(len({answer.body["from"] for answer in answers}), 8)
        with self.assertRaises(Unanswered):
            self.client.send_at_once(post("/broken"), 2)


if __name__ == "__main__":
    unittest.main()
