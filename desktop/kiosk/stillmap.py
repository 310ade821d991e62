"""The still map behind the waiting picture: taken once it is whole, and not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from desktop.kiosk.attract import Attract

__all__ = ["StillMap"]

LOOK_EVERY_MS: Final = 400
LOOKS_AT_REST: Final = 2
"""What arrived last is painted in the next frame: the map must be at rest twice."""
MOST_LOOKS: Final = 75
"""After half a minute the map is taken as it is: a tile that never comes is not waited for."""


class StillMap(QObject):
    """Takes a picture of the map while the exhibit sleeps, and gives it to the waiting picture.

    It asks the map until no tile is on its way, because the picture stands for hours: taken too
    soon, as on a large screen or a busy machine, it would show half a map until somebody turns the
    screen.
    """

    def __init__(
        self, map_view: Any, attract: Attract, *, asleep: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._map, self._attract, self._asleep = map_view, attract, asleep
        self._looks = self._rests = 0
        self._look_again = QTimer(self, interval=LOOK_EVERY_MS)
        self._look_again.timeout.connect(self._look)

    @property
    def is_due(self) -> bool:
        """Whether a picture is still to be taken."""
        return self._look_again.isActive()

    def take(self) -> None:
        """Take one, from now on, as soon as the map is whole; only while the exhibit sleeps."""
        self._looks = self._rests = 0
        self._map.set_still(self._asleep())
        self._look_again.start()

    def _look(self) -> None:
        self._looks += 1
        if not self._asleep():
            self._end()
        elif self._looks > MOST_LOOKS:
            self._grab()
        else:
            self._map.ask_at_rest(self._answered)

    def _answered(self, rests: bool) -> None:
        self._rests = self._rests + 1 if rests else 0
        if self.is_due and self._asleep() and self._rests >= LOOKS_AT_REST:
            self._grab()

    def _grab(self) -> None:
        self._attract.set_picture(self._map.grab())
        self._end()

    def _end(self) -> None:
        self._look_again.stop()
        self._map.set_still(False)
