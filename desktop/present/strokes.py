"""What was drawn with the pen: lines on the map, kept for each stop. No Qt in here.

A line lies on the map, not on the glass: it goes along when the map is moved or enlarged. Each stop
has its own lines, which are there again when the lesson comes back to it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Stroke", "Strokes"]

Stroke = tuple[tuple[float, float], ...]
"""Points (lat, lon) in degrees, in the order in which they were drawn."""


@dataclass(slots=True)
class _Page:
    """The lines of one stop, and the states before and after for undo and redo."""

    now: tuple[Stroke, ...] = ()
    before: tuple[tuple[Stroke, ...], ...] = ()
    after: tuple[tuple[Stroke, ...], ...] = ()

    def change(self, strokes: tuple[Stroke, ...]) -> None:
        self.before, self.now, self.after = (*self.before, self.now), strokes, ()


class Strokes:
    """The lines of a whole lesson, by 0-based step."""

    def __init__(self) -> None:
        self._pages: dict[int, _Page] = {}

    def at(self, step: int) -> tuple[Stroke, ...]:
        """The lines of a stop."""
        return self._page(step).now

    def draw(self, step: int, stroke: Stroke) -> None:
        """Add a line; one without length is none."""
        if len(stroke) > 1:
            page = self._page(step)
            page.change((*page.now, stroke))

    def erase(self, step: int, at: tuple[float, float], *, reach: float) -> bool:
        """Take away the lines that pass within ``reach`` degrees of a place; whether any did."""
        page = self._page(step)
        kept = tuple(stroke for stroke in page.now if not _passes(stroke, at, reach))
        if kept == page.now:
            return False
        page.change(kept)
        return True

    def undo(self, step: int) -> None:
        """As it was before the last change."""
        page = self._page(step)
        if page.before:
            *before, now = page.before
            page.before, page.now, page.after = tuple(before), now, (page.now, *page.after)

    def redo(self, step: int) -> None:
        """What was undone last is done again."""
        page = self._page(step)
        if page.after:
            now, *after = page.after
            page.before, page.now, page.after = (*page.before, page.now), now, tuple(after)

    def _page(self, step: int) -> _Page:
        return self._pages.setdefault(step, _Page())


def _passes(stroke: Stroke, at: tuple[float, float], reach: float) -> bool:
    """Degrees of longitude are shorter by the cosine of the latitude."""
    narrow = math.cos(math.radians(at[0]))
    flat = [((lon - at[1]) * narrow, lat - at[0]) for lat, lon in stroke]
    return any(_near(a, b) <= reach for a, b in pairwise(flat))


def _near(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How near the line from a to b comes to the origin."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    along = 0.0 if not length else max(0.0, min(1.0, -(a[0] * dx + a[1] * dy) / length))
    return math.hypot(a[0] + along * dx, a[1] + along * dy)
