"""The last that a child process said.

A child's output must be read, or the child stops; and must not be kept, or memory fills: one
exhibit program known to us grew by 76 MB for every 12 MB that its browser said.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import IO, Final

__all__ = ["Tail", "follow"]

LIMIT: Final = 64 * 1024
_CHUNK: Final = 8 * 1024


class Tail:
    """Keeps the last ``limit`` bytes of what it is fed. Safe to use from several threads."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept = bytearray()
        self._total = 0
        self._lock = threading.Lock()

    def feed(self, content: bytes) -> None:
        """Add to the end, and drop what is too much from the beginning."""
        with self._lock:
            self._total += len(content)
            self._kept += content[-self._limit :]
            del self._kept[: -self._limit]

    @property
    def dropped(self) -> int:
        """How many bytes are gone."""
        with self._lock:
            return self._total - len(self._kept)

    def text(self) -> str:
        """Return what is left, from the first whole line on where something is gone."""
        with self._lock:
            content, is_cut = bytes(self._kept), self._total > len(self._kept)
        if is_cut and b"\n" in content:
            content = content.partition(b"\n")[2]
        return content.decode("utf-8", "replace")


def follow(stream: IO[bytes], tail: Tail) -> threading.Thread:
    """Feed everything that a pipe brings to ``tail``, in a thread that ends with the pipe."""
    thread = threading.Thread(target=_drain, args=(stream, tail), daemon=True)
    thread.start()
    return thread


def _drain(stream: IO[bytes], tail: Tail) -> None:
    read = getattr(stream, "read1", stream.read)
    with suppress(OSError, ValueError):  # the pipe was closed under our hands
        while chunk := read(_CHUNK):
            tail.feed(chunk)
