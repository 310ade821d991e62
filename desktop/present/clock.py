"""The lesson's clock: how long it has gone on, without the pauses."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

__all__ = ["LessonClock", "minutes_and_seconds"]

_TICK_MS: Final = 500


class LessonClock(QObject):
    """Stands at 0 until it is begun. ``ticked()``: half a second went by, or it was paused or
    set back. ``now`` gives seconds that never go back."""

    ticked = Signal()

    def __init__(
        self, *, now: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._gone = 0.0
        self._since: float | None = None
        self._begun = False
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()

    @property
    def begun(self) -> bool:
        """Whether the lesson has started."""
        return self._begun

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self._since is not None

    @property
    def elapsed_s(self) -> float:
        """Seconds since the start, without the pauses."""
        return self._gone + (0.0 if self._since is None else self._now() - self._since)

    def begin(self) -> bool:
        """Start; False where it was started before, and then nothing changes."""
        if self._begun:
            return False
        self._begun = True
        self._since = self._now()
        self.ticked.emit()
        return True

    def toggle(self) -> None:
        """Pause, or go on (and start, where it was not started)."""
        if self.running:
            self._gone, self._since = self.elapsed_s, None
        else:
            self._begun, self._since = True, self._now()
        self.ticked.emit()

    def reset(self) -> None:
        """Back to 0, waiting for the start."""
        self._gone, self._since, self._begun = 0.0, None, False
        self.ticked.emit()


def minutes_and_seconds(seconds: float) -> str:
    """``12:05``; ``−0:30`` for a time that is overdrawn."""
    whole = round(abs(seconds)) if seconds < 0 else int(seconds)
    sign = "−" if seconds < 0 and whole else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"
