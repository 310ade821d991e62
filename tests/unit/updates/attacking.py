"""What an attacker's mirror does, and a clock that is wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

__all__ = ["Endless", "edit", "paths_asked_for", "served", "serving", "set_clock"]


def set_clock(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Let the machine's clock stand at a time (ISO 8601), for us and for the framework."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return moment.astimezone(tz)

    monkeypatch.setattr("geodata.updates.clock.datetime", Clock)
    monkeypatch.setattr("tuf.ngclient._internal.trusted_metadata_set.datetime.datetime", Clock)


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        server: Any = self.server
        _ASKED.setdefault(server.server_port, []).append(self.path)

    def log_message(self, *args: Any) -> None:
        pass


_ASKED: dict[int, list[str]] = {}


def paths_asked_for(address: str) -> list[str]:
    """What was asked of a static file server, in order."""
    return _ASKED[int(address.rpartition(":")[2])]


class Endless(BaseHTTPRequestHandler):
    """Answers with what is in ``answers`` by path, and else with bytes that never end."""

    answers: Mapping[str, bytes] = {}
    sent = 0

    def do_GET(self) -> None:
        content = self.answers.get(self.path)
        self.send_response(200)
        self.end_headers()
        if content is not None:
            self.wfile.write(content)
            return
        try:
            while True:
                type(self).sent += self.wfile.write(b"{" * 65536)
        except OSError:
            self.close_connection = True

    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def serving(handler: Any) -> Iterator[str]:
    """A real web server; gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def served(folder: Path) -> Any:
    """A plain static file server on a folder."""
    return serving(partial(_Quiet, directory=str(folder)))


def edit(path: Path, **changes: Any) -> None:
    """Change fields of a paper without signing it."""
    paper = json.loads(path.read_bytes())
    paper["signed"].update(changes)
    path.write_text(json.dumps(paper))
