"""A listener on this machine that counts what reaches it: nothing may."""

from __future__ import annotations

import socket
from types import TracebackType
from typing import Self


class Listener:
    """Listens on 127.0.0.1, one port for TCP and the same for UDP. Use it in a ``with`` block."""

    def __init__(self) -> None:
        self._stream = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._stream.getsockname()[1]
        self._datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._datagram.bind(("127.0.0.1", self.port))
        self._stream.setblocking(False)
        self._datagram.setblocking(False)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._stream.close()
        self._datagram.close()

    def reached(self) -> int:
        """How many connections and datagrams have come in since the last call."""
        return _count(lambda: self._stream.accept()[0].close()) + _count(
            lambda: self._datagram.recv(2048)
        )


def _count(take: object) -> int:
    count = 0
    while True:
        try:
            take()  # type: ignore[operator]
        except BlockingIOError:
            return count
        count += 1
