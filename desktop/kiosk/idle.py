"""When the exhibit starts over: nobody has touched it for a while, was asked, and did not answer.

Asleep (the waiting picture), awake, and warning (the countdown). All times are of the process's
own monotonic timers: setting the machine's clock changes nothing.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

__all__ = ["Idle", "Presence"]

SECOND_MS: Final = 1000


class Presence(Enum):
    """Whether somebody is there."""

    ASLEEP = "asleep"
    AWAKE = "awake"
    WARNING = "warning"


class Idle(QObject):
    """``woken``: somebody came. ``warned(seconds)``: at the start of the countdown and at each of
    its seconds. ``extended``: somebody answered, as often as they like. ``expired``: nobody did.

    ``idle_s`` and ``countdown_s`` are seconds; ``second_ms`` is how long one lasts, less in tests.
    """

    woken = Signal()
    warned = Signal(int)
    extended = Signal()
    expired = Signal()

    def __init__(
        self,
        *,
        idle_s: int,
        countdown_s: int,
        second_ms: int = SECOND_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.presence = Presence.ASLEEP
        self.countdown_s = countdown_s
        self._left = 0
        self._held: set[str] = set()
        self._wait = QTimer(self, singleShot=True, interval=idle_s * second_ms)
        self._wait.timeout.connect(self._warn)
        self._count = QTimer(self, interval=second_ms)
        self._count.timeout.connect(self._tick)

    @property
    def left_s(self) -> int:
        """Seconds of the countdown that are left; 0 outside of it."""
        return self._left

    def activity(self) -> None:
        """A touch, a key, the wheel: wakes, answers, or simply starts the wait again."""
        match self.presence:
            case Presence.ASLEEP:
                self._be(Presence.AWAKE)
                self.woken.emit()
            case Presence.WARNING:
                self._be(Presence.AWAKE)
                self.extended.emit()
            case Presence.AWAKE:
                self._restart()

    def hold(self, reason: str, held: bool) -> None:
        """Stop all clocks while something speaks or plays; let go, they start from the beginning
        of where they stood."""
        if held:
            self._held.add(reason)
        else:
            self._held.discard(reason)
        if self._held:
            self._wait.stop()
            self._count.stop()
        else:
            self._restart()

    def sleep(self) -> None:
        """Nobody is there any more; nothing is told."""
        self._be(Presence.ASLEEP)

    def _be(self, presence: Presence) -> None:
        self.presence = presence
        self._left = 0
        self._restart()

    def _restart(self) -> None:
        self._wait.stop()
        self._count.stop()
        if self._held:
            return
        if self.presence is Presence.AWAKE:
            self._wait.start()
        elif self.presence is Presence.WARNING:
            self._count.start()

    def _warn(self) -> None:
        self.presence = Presence.WARNING
        self._left = self.countdown_s
        self._restart()
        self.warned.emit(self._left)

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.warned.emit(self._left)
            return
        self._be(Presence.ASLEEP)
        self.expired.emit()
