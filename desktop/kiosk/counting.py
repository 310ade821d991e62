"""Counts each visit on the machine itself: its length, its last posting and its language."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.kiosk.exhibit import Exhibit
    from geodata.statistics import Statistics

__all__ = ["Counting"]


class Counting(QObject):
    """A visit lasts from its first touch to its last; the seconds in which the exhibit waited
    for nobody are none of it. They are counted by a monotonic clock, so that setting the
    machine's clock makes no visit long."""

    def __init__(self, exhibit: Exhibit, statistics: Statistics) -> None:
        super().__init__(exhibit)
        self._exhibit, self._statistics = exhibit, statistics
        self._started = datetime.min
        self._began = self._last = 0.0
        exhibit.began.connect(self._begin)
        exhibit.active.connect(self._note)
        exhibit.ending.connect(self._end)

    def _begin(self, _by_key: bool) -> None:
        self._started = datetime.now()
        self._began = self._last = time.monotonic()

    def _note(self) -> None:
        self._last = time.monotonic()

    def _end(self) -> None:
        visit = self._exhibit.visit
        self._statistics.session(
            self._started,
            self._started + timedelta(seconds=self._last - self._began),
            last_step=visit.model.step,
            language=visit.look.language,
            career=visit.career.id,
        )
