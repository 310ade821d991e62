"""Tells whoever supervises the exhibit that it lives, in systemd's own small protocol.

Datagrams to the socket that ``NOTIFY_SOCKET`` names: ``READY=1`` once the map is painted,
``WATCHDOG=1`` every second in which the map's page has lately run a script and painted a frame,
``STATUS=`` in words, ``X_ATLAS=`` with the state as JSON (systemd leaves out what begins with X_),
``STOPPING=1``. See sd_notify(3). The timer is of the window's own thread, so that a thread that
hangs is silent. Without a socket nothing is told.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

__all__ = ["FRESH_S", "Teller"]

EVERY_MS: Final = 1000
FRESH_S: Final = 5.0
"""A beat of the page counts so long."""


class Teller(QObject):
    """``state`` gives what is told as JSON; ``seen`` says whether the window can be seen at all:
    a page that nobody sees paints nothing, and a dark screen at night is no fault. ``every_ms``
    and ``fresh_s`` are less in tests."""

    def __init__(
        self,
        state: Callable[[], Mapping[str, Any]],
        *,
        seen: Callable[[], bool],
        environ: Mapping[str, str] = os.environ,
        every_ms: int = EVERY_MS,
        fresh_s: float = FRESH_S,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._state, self._seen = state, seen
        self._address = _address(environ.get("NOTIFY_SOCKET", ""))
        self._socket: socket.socket | None = None
        self._beat_at = float("-inf")
        self._fresh_s = fresh_s
        self._ready = False
        self._tick = QTimer(self, interval=every_ms)
        self._tick.timeout.connect(self.tell)
        if self._address:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
            self._socket.setblocking(False)
            self._tick.start()

    @property
    def fresh(self) -> bool:
        """Whether the page ran and painted lately, or nobody could have seen it."""
        return time.monotonic() - self._beat_at < self._fresh_s or not self._seen()

    def beat(self, _count: int = 0) -> None:
        """The page ran a script and painted a frame."""
        self._beat_at = time.monotonic()

    def ready(self) -> None:
        """The map is painted for the first time."""
        if not self._ready:
            self._ready = True
            self.beat()
            self._send("READY=1")
            self.tell()

    def stopping(self, *, for_good: bool) -> None:
        """The exhibit ends in good order. Where the same process begins again, systemd must not
        hear of an end: it would see to it."""
        self._tick.stop()
        self._send("STOPPING=1" if for_good else "STATUS=begins again")
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def tell(self) -> None:
        """Tell the present state, and that it lives where it does."""
        state = {**self._state(), "fresh": self.fresh, "ready": self._ready}
        lines = ["WATCHDOG=1"] if self.fresh and self._ready else []
        lines.append(f"STATUS={state.get('status', '')}")
        lines.append(f"X_ATLAS={json.dumps(state, ensure_ascii=False)}")
        self._send("\n".join(lines))

    def _send(self, text: str) -> None:
        if self._socket is not None:
            # Nobody listens at the moment: that is for the supervisor to mend, not for a visitor.
            with suppress(OSError):
                self._socket.sendto(text.encode(), self._address)


def _address(name: str) -> str:
    """The socket's address; a leading @ stands for Linux's abstract namespace."""
    return "\0" + name[1:] if name.startswith("@") else name
