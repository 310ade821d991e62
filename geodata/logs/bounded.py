"""A log file that never grows past its cap, and never stops the program."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

__all__ = ["bounded_log"]

_LINE: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LONGEST: Final = 4_000
"""Characters of one entry; what is longer is cut, so that the cap holds."""


def bounded_log(path: Path, *, size: int = 1024 * 1024, copies: int = 3) -> logging.Handler:
    """Return a handler that writes to ``path``: at most ``size`` bytes, and as many older files as
    ``copies`` says (``path.1`` is the newest of them).

    A disk that is full or cannot be written loses entries and nothing else; when there is room
    again, writing goes on. Times are in UTC.
    """
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    handler = _PatientHandler(path, maxBytes=size, backupCount=copies, encoding="utf-8", delay=True)
    handler.setFormatter(_ShortLines(_LINE, "%Y-%m-%dT%H:%M:%SZ"))
    return handler


class _PatientHandler(RotatingFileHandler):
    """Swallows what goes wrong with the file, and opens it anew for the next entry."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, or lose it."""
        try:
            super().emit(record)
        except OSError:  # it could not even be opened
            self._give_up()

    def handleError(self, record: logging.LogRecord) -> None:
        """Lose the entry. To tell of it on standard error would only fill another file."""
        self._give_up()

    def _give_up(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.close()


class _ShortLines(logging.Formatter):
    """One entry, one line of bounded length but for a traceback, in UTC."""

    converter = time.gmtime  # type: ignore[assignment]  # as logging's own documentation has it

    def format(self, record: logging.LogRecord) -> str:
        """Return the entry, cut where it is too long."""
        text = super().format(record)
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} … (cut)"
