"""Which content the exhibit shows, and taking up an update while nobody is there."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from geodata.errors import GeodataError
from geodata.locations import Locations
from geodata.storage import OpenCareer, open_career
from geodata.updates.installed import installed_content

__all__ = [
    "BEGAN_AGAIN",
    "ContentWatch",
    "Waiting",
    "not_before",
    "open_content",
    "updates_folder",
]

LOOK_EVERY_MS: Final = 30_000
BEGAN_AGAIN: Final = "CAREER_ATLAS_BEGAN_AGAIN"
"""Variable that tells a program when the one before it, in the same process, began again."""

LEAST_GAP_S: Final = 60.0
"""Between two new beginnings for new content: however much is published, there is an exhibit."""


def updates_folder(locations: Locations) -> Path:
    """The machine's folder of updates."""
    return locations.data / "updates"


def open_content(career: str, locations: Locations) -> tuple[OpenCareer, str]:
    """The newest whole content of a career and a sentence for the log, "" for none. What shipped
    is shown where an update cannot be read. Raises what ``open_career`` raises for what shipped."""
    shipped = open_career(career, locations=locations)
    content = installed_content(updates_folder(locations), career=shipped.id, shipped=career)
    if not content.version:
        return shipped, content.notice
    try:
        newest = open_career(content.path, locations=locations)
    except GeodataError as error:
        return shipped, f"{error} What shipped is shown."
    shipped.close()
    return newest, content.notice


def not_before(environ: Mapping[str, str]) -> float:
    """The monotonic second from which on new content may be taken up."""
    try:
        return min(float(environ[BEGAN_AGAIN]), time.monotonic()) + LEAST_GAP_S
    except (KeyError, ValueError):
        return float("-inf")


class Waiting(Protocol):
    """What of ``geodata.updates.client.Updates`` is needed here."""

    def staged(self) -> object | None:
        """What waits to be applied."""

    def apply(self) -> object:
        """Show it from the next opening on."""


class ContentWatch(QObject):
    """Applies what waits, but only while ``look`` is allowed to: nobody is there, and the last
    new beginning is a while ago (``earliest``, in monotonic seconds).

    ``applied``: open the content again. ``refused(sentence)``: the old one goes on.
    """

    applied = Signal()
    refused = Signal(str)

    def __init__(
        self,
        updates: Waiting,
        *,
        earliest: float = float("-inf"),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates, self._earliest = updates, earliest
        self._tick = QTimer(self, interval=LOOK_EVERY_MS)
        self._tick.timeout.connect(self.look)

    def watch(self, asleep: bool) -> None:
        """Look from now on, or no longer."""
        if not asleep:
            self._tick.stop()
            return
        self._tick.start()
        self.look()

    def look(self) -> None:
        """Apply what waits."""
        if time.monotonic() < self._earliest:
            return
        try:
            if self._updates.staged() is None:
                return
            self._updates.apply()
        except (GeodataError, OSError) as error:
            self.refused.emit(str(error))
            return
        self.applied.emit()
