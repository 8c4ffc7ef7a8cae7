"""HTTP by http.client: requests, answers, connections."""

import http.client
import json
import threading
import time
from urllib.parse import quote, urlencode, urlsplit

from values import ABSENT, as_text


class Unanswered(Exception):
    """A request got no answer, or a broken one."""


class Request:
    """A request that is ready to be sent."""

    def __init__(self, method, template, path, query, body):
        self.method, self.path, self.query, self.body = method, path, query, body
        self.headers = {"accept": "application/json"}
        filled = template
        for name, value in path.items():
            filled = filled.replace("{" + name + "}", quote(as_text(value), safe=""))
        texts = [(name, as_text(value)) for name, value in query.items()]
        self.url = filled + ("?" + urlencode(texts, quote_via=quote) if texts else "")
        self.data = None
        if body is not ABSENT:
            self.headers["content-type"] = "application/json"
            self.data = json.dumps(body).encode()


class Exchange:
    """A request and what was answered. The body is JSON where it says so, and otherwise a text."""

    def __init__(self, request, status, headers, data):
        self.request, self.status, self.headers, self.data = request, status, headers, data
        self.body = ABSENT
        if data:
            self.body = self._json(data) if self.is_json() else data.decode()

    def is_json(self):
        return self.headers.get("content-type", "").split(";")[0].strip() == "application/json"

    @staticmethod
    def _json(data):
        def refuse(word):
            raise ValueError(f"{word} is no JSON")
        return json.loads(data, parse_constant=refuse)


class Client:
    """Sends requests with credentials, over one connection or several at once."""

    def __init__(self, url, headers, timeout=30):
        self.address, self.headers, self.timeout = urlsplit(url), headers, timeout
        self.connection = self._connection()
        self.sent = self.answered = self.used = 0
        self._counting = threading.Lock()

    def _connection(self):
        return http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=self.timeout)

    def _kept(self):
        """The connection that is kept, opened anew after a while: the other side may have closed it."""
        if time.monotonic() - self.used > 1:
            self.connection.close()
        self.used = time.monotonic()
        return self.connection

    def close(self):
        self.connection.close()

    def send(self, request, connection=None):
        with self._counting:
            self.sent += 1
        try:
            connection = connection or self._kept()
            connection.request(request.method, request.url, request.data, {**self.headers, **request.headers})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            exchange = Exchange(request, response.status, headers, response.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            (connection or self.connection).close()
            raise Unanswered(f"{request.method} {request.url}: {error or type(error).__name__}") from error
        with self._counting:
            self.answered += 1
        return exchange

    def send_at_once(self, request, times):
        """The answers to a request that is sent several times at once, each over its own connection."""
        answers, start = [None] * times, threading.Barrier(times)
        threads = [threading.Thread(target=self._one_of_many, args=(request, answers, place, start))
                   for place in range(times)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        return answers

    def _one_of_many(self, request, answers, place, start):
        connection = self._connection()
        try:
            connection.connect()
            start.wait(self.timeout)
            answers[place] = self.send(request, connection)
        except Exception as error:  # handed on by the thread that waits
            start.abort()
            answers[place] = error if isinstance(error, Unanswered) else Unanswered(repr(error))
        finally:
            connection.close()
