"""When the exhibit counts as dead, and how long to wait before it is tried again."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

__all__ = ["READY_S", "STALE_S", "Judge"]

READY_S: Final = 60.0
"""So long a start may take until the map is painted; after a start that came to none, the next
may take twice as long, as far as four times: a slow disk reads 400 MB before the first map."""

MOST_TIMES_READY: Final = 4

STALE_S: Final = 12.0
"""A program that said nothing for so long hangs. A page that hangs is brought back by the
program itself before that."""

WINDOW_S: Final = 60.0
MOST_DEATHS: Final = 3
"""More deaths than this in a window are a crash loop: a page stands in for a while."""

MOST_BARREN: Final = 1
"""More slow starts than this without a map are one too: they take minutes to be given up."""

FIRST_DELAY_S: Final = 0.5
PAUSES_S: Final = (15.0, 30.0, 60.0, 120.0, 300.0)
HEALTHY_S: Final = 120.0
"""An exhibit that lived so long starts with a clean slate."""


@dataclass(slots=True)
class Judge:
    """Keeps account of one exhibit's lives. Times are seconds of a clock that never goes back."""

    ready_s: float = READY_S
    stale_s: float = STALE_S
    first_s: float = FIRST_DELAY_S
    pauses_s: Sequence[float] = PAUSES_S
    started: float = 0.0
    ready: bool = False
    beat: float = 0.0
    deaths: deque[float] = field(default_factory=deque)
    barren: int = 0
    pauses: int = 0

    def start(self, now: float) -> None:
        """It is being started."""
        self.started, self.ready, self.beat = now, False, now

    def heard(self, now: float, *, ready: bool) -> None:
        """It said that it lives; ``ready``: for the first time in this life."""
        self.beat = now
        self.ready = self.ready or ready

    def fresh(self, now: float) -> bool:
        """Whether it lives, or is still allowed to be starting."""
        return now - self.beat < (self.stale_s if self.ready else self.start_s)

    @property
    def start_s(self) -> float:
        """How long the present start may take, in seconds."""
        return self.ready_s * min(1 << self.barren, MOST_TIMES_READY)

    def fault(self, now: float) -> str:
        """Why it must be ended, "" for no reason."""
        if self.fresh(now):
            return ""
        if self.ready:
            return f"it said nothing for {self.stale_s:.0f} seconds"
        return f"it showed no map within {self.start_s:.0f} seconds"

    def died(self, now: float) -> None:
        """It ended, by itself or because it was ended."""
        slow = now - self.started > self.ready_s / 2
        self.barren = 0 if self.ready else self.barren + slow
        if self.ready and now - self.started > HEALTHY_S:
            self.deaths.clear()
            self.pauses = 0
        self.deaths.append(now)
        while self.deaths and now - self.deaths[0] > WINDOW_S:
            self.deaths.popleft()

    @property
    def looping(self) -> bool:
        """Whether it dies again and again, or never came as far as a map."""
        return len(self.deaths) > MOST_DEATHS or self.barren > MOST_BARREN

    def pause(self) -> float:
        """How long to wait before the next start, in seconds; longer each time it goes on."""
        if not self.looping:
            return self.first_s
        pause = self.pauses_s[min(self.pauses, len(self.pauses_s) - 1)]
        self.pauses += 1
        self.deaths.clear()
        return pause
