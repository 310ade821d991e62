"""The numbers a laid-out slider consists of. All in device-independent pixels, y down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Bar", "Caption", "Label", "Leader", "Mark", "Rect", "Tick"]

MarkKind = Literal["stop", "group", "before", "after"]
End = Literal["sure", "soft", "fading"]


class Rect(NamedTuple):
    """A rectangle by its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right - 1e-6
            and other.left < self.right - 1e-6
            and self.top < other.bottom - 1e-6
            and other.top < self.bottom - 1e-6
        )


@dataclass(frozen=True, slots=True)
class Leader:
    """From a mark at (``x``, ``top``) down to the axis: to one date, or for a group to the dates
    from ``left`` to ``right``, at ``bottom``."""

    x: float
    top: float
    left: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to tap. ``stop`` is one posting (``first`` equals ``last``), ``group`` counts
    several, ``before`` and ``after`` count what lies outside the part that is shown."""

    kind: MarkKind
    first: int
    last: int
    x: float
    target: Rect
    undated: bool = False
    leader: Leader | None = None

    @property
    def count(self) -> int:
        """How many postings it stands for."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Label:
    """A stop's place name. ``stem`` is true where the label stands in the upper row and a thin
    line leads down to its stop."""

    step: int
    text: str
    rect: Rect
    x: float
    row: int
    current: bool = False

    @property
    def stem(self) -> bool:
        """Whether a thin line leads down to the stop."""
        return self.row > 0


@dataclass(frozen=True, slots=True)
class Bar:
    """The span of one posting, or of a group's. From ``solid_left`` to ``solid_right`` it surely
    lasted (there is no such stretch where the first exceeds the second); outside of that, to the
    edges of ``rect``, it may have."""

    first: int
    last: int
    rect: Rect
    solid_left: float
    solid_right: float
    start: End
    end: End


@dataclass(frozen=True, slots=True)
class Tick:
    """A line on the axis; ``text`` is "" for a small one."""

    x: float
    text: str
    rect: Rect | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """Small words under a stop, such as "no date"."""

    text: str
    rect: Rect
