"""Tells the museum's folder, a share or a stick, that this kiosk is well."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.watch.record import Record
from geodata.errors import GeodataError
from geodata.fleet import KioskReport, write_report

__all__ = ["EVERY_S", "Reporter"]

EVERY_S: Final = 300.0


class Reporter:
    """``version(career)`` gives the number of the content on show. A report is written by a thread
    of its own: a share that hangs must not make the supervisor look hung."""

    def __init__(
        self,
        folder: Path,
        name: str,
        *,
        version: Callable[[str], int],
        every_s: float = EVERY_S,
    ) -> None:
        self._folder, self._name, self._version = folder, name, version
        self._every_s = every_s
        self._told_at = float("-inf")
        self._thread: threading.Thread | None = None

    def offer(self, record: Record) -> None:
        """Report, if the exhibit is well, the last report is old, and none is under way."""
        if not record.healthy(time.time()) or time.monotonic() - self._told_at < self._every_s:
            return
        if self._thread is not None and self._thread.is_alive():
            return
        self._told_at = time.monotonic()
        self._thread = threading.Thread(target=self._tell, args=(record,), daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> None:
        """Let a report that is under way be finished, for so long at most."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _tell(self, record: Record) -> None:
        career = str(record.state.get("career", ""))
        try:
            report = KioskReport(
                name=self._name,
                career=career,
                content=self._version(career),
                program=str(record.state.get("version", "")),
                healthy=datetime.fromtimestamp(record.healthy_at, UTC),
                note=record.last_fault,
            )
            write_report(self._folder, report)
        except (GeodataError, OSError):
            return  # the share is away; the list will call this kiosk silent
