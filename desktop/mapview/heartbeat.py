"""Notice a page that hangs, and decide how soon to try again after one that died.

A hung renderer sends no signal at all, so the page says once a second that it lives. What must
not look like a hang: a hidden or minimised window (its timers are throttled), a machine that
slept, and a program that was busy itself. So misses are counted by ticks of this process's own
timer: a late timer ticks once, however late it is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

__all__ = ["CRASHES", "MISSES", "TICK_MS", "WINDOW_S", "BackOff", "Heartbeat"]

TICK_MS: Final = 1000
MISSES: Final = 4
"""So many ticks without a beat are a hang: with the reload, within ten seconds in all."""

CRASHES: Final = 3
WINDOW_S: Final = 60.0
"""So many deaths within so many seconds are said aloud, and answered with longer waits."""

FIRST_WAIT_S: Final = 5.0
_LONGEST_WAIT_S: Final = 60.0


class Heartbeat(QObject):
    """Emits ``hung`` once when the page misses its beats while ``visible`` says it is seen."""

    hung = Signal()

    def __init__(
        self,
        visible: Callable[[], bool],
        *,
        tick_ms: int = TICK_MS,
        misses: int = MISSES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visible = visible
        self._allowed = misses
        self._missed = 0
        self._since_tick = QElapsedTimer()
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Watch from now on; the page has all its misses ahead of it."""
        self._missed = 0
        self._since_tick.start()
        self._timer.start()

    def stop(self) -> None:
        """Stop watching: the page is loading, or gone."""
        self._timer.stop()

    def beat(self, _count: int = 0) -> None:
        """The page lives."""
        self._missed = 0

    def _tick(self) -> None:
        late = self._since_tick.restart() > 2 * self._timer.interval()
        if late or not self._visible():
            # This process was busy or asleep, or the page is not seen: its beats may be waiting
            # behind this tick, or not be sent at all.
            self._missed = 0
            return
        self._missed += 1
        if self._missed >= self._allowed:
            self.stop()
            self.hung.emit()


class BackOff:
    """How long to wait before the page is loaded again, from the times at which it died."""

    def __init__(
        self,
        *,
        crashes: int = CRASHES,
        window_s: float = WINDOW_S,
        first_wait_s: float = FIRST_WAIT_S,
    ) -> None:
        self._crashes = crashes
        self._window_s = window_s
        self._first_wait_s = first_wait_s
        self._deaths: deque[float] = deque()
        self._wait_s = 0.0

    @property
    def failing(self) -> bool:
        """Whether it died so often that people should be told."""
        return len(self._deaths) >= self._crashes

    def died(self, now_s: float) -> float:
        """Note a death at a monotonic time in seconds; the seconds to wait before a new try."""
        self._deaths.append(now_s)
        horizon = now_s - max(self._window_s, 4 * self._wait_s)
        while self._deaths[0] < horizon:
            self._deaths.popleft()
        if not self.failing:
            self._wait_s = 0.0
        else:
            self._wait_s = min(max(self._first_wait_s, 2 * self._wait_s), _LONGEST_WAIT_S)
        return self._wait_s
