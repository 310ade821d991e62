"""The staff's hidden gesture: five touches in the upper left corner within three seconds.

Nothing can be pressed there, and nothing is shown, so that a visitor neither meets nor learns it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

__all__ = ["TOUCHES", "WITHIN_S", "Corner"]

TOUCHES: Final = 5
WITHIN_S: Final = 3.0


class Corner:
    """Counts touches in a square of ``side`` pixels; ``clock`` is monotonic, in seconds."""

    def __init__(self, side: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.side = side
        self._clock = clock
        self._times: deque[float] = deque(maxlen=TOUCHES)

    def touch(self, x: float, y: float) -> bool:
        """A touch at a place in the window; True for the one that completes the gesture. A touch
        elsewhere begins it anew."""
        if x > self.side or y > self.side:
            self._times.clear()
            return False
        self._times.append(self._clock())
        if len(self._times) < TOUCHES or self._times[-1] - self._times[0] > WITHIN_S:
            return False
        self._times.clear()
        return True
