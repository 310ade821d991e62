"""The live page behind a local address, so that a plain Chromium can be tested on it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

DataFor = Callable[[str], "tuple[str, bytes] | None"]

__all__ = ["serving"]


@contextmanager
def serving(make_data_for: Callable[[str], DataFor]) -> Iterator[str]:
    """Serve what ``make_data_for(base)`` gives; yields the base address.

    It is called in the thread that serves, because a database belongs to one thread.
    """
    holder: dict[str, DataFor] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if "data_for" not in holder:
                holder["data_for"] = make_data_for(base)
            path = self.path.lstrip("/")
            found = ("text/javascript", b"") if path == "qwebchannel.js" else None
            found = found or holder["data_for"](path)
            self.send_response(200 if found else 404)
            if found:
                self.send_header("Content-Type", found[0])
            self.end_headers()
            if found:
                self.wfile.write(found[1])

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    base = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield base
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
