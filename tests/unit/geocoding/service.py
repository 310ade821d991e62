"""A server on this machine that answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """What a service was asked, and at what time of the test's clock."""

    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any
    at: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What it answers. ``wait`` lets it stay silent until the test ends."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: bool = False
    drip: bool = False


def told(value: object, *, status: int = 200, **headers: str) -> Reply:
    """Return a reply of JSON."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    body = json.dumps(value, ensure_ascii=False).encode()
    return Reply(body, status, {"Content-Type": "application/json; charset=utf-8", **named})


class LocalService:
    """Answers with the replies that were set for a path, one after the other; the last one stays.

    ``address`` is where it is, as OnlineServices takes it.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.requests: list[Request] = []
        self.over = threading.Event()
        self.asked = threading.Event()
        self._replies: dict[str, list[Reply]] = {}
        self._lock = threading.Lock()
        self._clock = clock
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.answer(self)

            def do_POST(self) -> None:
                service.answer(self)

            def log_message(self, *_what: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def replies(self, path: str, *replies: Reply) -> None:
        self._replies[path] = list(replies)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        where = urlsplit(handler.path)
        length = int(handler.headers.get("Content-Length") or 0)
        body = json.loads(handler.rfile.read(length)) if length else None
        query = {name: values[0] for name, values in parse_qs(where.query).items()}
        headers = {name.lower(): value for name, value in handler.headers.items()}
        with self._lock:
            self.requests.append(Request(where.path, query, headers, body, self._clock()))
            waiting = self._replies.get(where.path, [Reply(b"nothing here", 404)])
            reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        self.asked.set()
        if reply.wait:
            self.over.wait(10)
            return
        self._send(handler, reply)

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(reply.body)))
        handler.end_headers()
        if not reply.drip:
            handler.wfile.write(reply.body)
            return
        for position in range(len(reply.body)):
            try:
                handler.wfile.write(reply.body[position : position + 1])
                handler.wfile.flush()
            except OSError:  # the other side has had enough
                return
            if self.over.wait(0.02):
                return

    def __enter__(self) -> LocalService:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
