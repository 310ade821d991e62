"""The small protocol in which a service tells that it lives: sd_notify(3), both ends of it."""

from __future__ import annotations

import json
import os
import socket
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

__all__ = ["Notice", "NoticeBoard", "Upstairs", "read_notice"]

_MOST_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Notice:
    """One datagram of the exhibit."""

    ready: bool = False
    alive: bool = False
    stopping: bool = False
    state: Mapping[str, Any] = field(default_factory=dict)


def read_notice(text: str) -> Notice:
    """What a datagram says; what is not understood is left out."""
    lines = dict(line.partition("=")[::2] for line in text.splitlines())
    state: object = {}
    with suppress(ValueError):
        state = json.loads(lines.get("X_ATLAS", "{}"))
    return Notice(
        ready=lines.get("READY") == "1",
        alive=lines.get("WATCHDOG") == "1",
        stopping=lines.get("STOPPING") == "1",
        state=state if isinstance(state, dict) else {},
    )


class NoticeBoard:
    """The socket on which the exhibit is heard, in a folder that only this user enters."""

    def __init__(self) -> None:
        above = os.environ.get("XDG_RUNTIME_DIR")
        self._folder = tempfile.mkdtemp(
            prefix="career-atlas-", dir=above if above and os.access(above, os.W_OK) else None
        )
        self.path = str(Path(self._folder) / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        self.socket.bind(self.path)
        self.socket.setblocking(False)

    def read(self) -> list[Notice]:
        """Everything that was said since the last time."""
        heard = []
        with suppress(BlockingIOError):
            while True:
                heard.append(self.socket.recv(_MOST_BYTES))
        return [read_notice(part.decode("utf-8", "replace")) for part in heard]

    def close(self) -> None:
        """Take the socket away."""
        self.socket.close()
        with suppress(OSError):
            Path(self.path).unlink()
            Path(self._folder).rmdir()


PATIENCE_S: Final = 0.3
"""The kernel keeps ten messages; a systemd that reads none of them must not hold us up."""


class Upstairs:
    """Tells systemd, where it started us; else nobody."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        name = environ.get("NOTIFY_SOCKET", "")
        self._address = "\0" + name[1:] if name.startswith("@") else name

    def tell(self, *lines: str) -> None:
        """Send some lines; a systemd that does not listen is no reason to stop."""
        if not self._address:
            return
        with (
            suppress(OSError),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out,
        ):
            out.settimeout(PATIENCE_S)
            out.sendto("\n".join(lines).encode(), self._address)
