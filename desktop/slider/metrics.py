"""How large things are: measured from fonts by the widget, made up by tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Metrics"]


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in device-independent pixels. The four measures give the width of a text: ``label``
    of a stop's name, ``current`` of the current one's, ``small`` of years and captions, ``count``
    of the number on a group, which ``number`` writes."""

    label: Callable[[str], float]
    current: Callable[[str], float]
    small: Callable[[str], float]
    count: Callable[[str], float]
    number: Callable[[int], str] = str
    label_height: float = 23
    current_height: float = 28
    small_height: float = 20
    target: float = 44
    knob: float = 17
    dot: float = 6
    gap: float = 10
    leader: float = 22
    band: float = 26
    bar: float = 14

    @property
    def labels_top(self) -> float:
        """Upper edge of the upper row of labels."""
        return 2.0

    @property
    def stops_y(self) -> float:
        """Centre of the row of stops."""
        rows = self.label_height + self.current_height
        return self.labels_top + rows + 6 + self.knob

    @property
    def band_top(self) -> float:
        """Upper edge of the band of bars."""
        return self.stops_y + self.knob + self.leader

    @property
    def axis_y(self) -> float:
        """The line of the axis, under the bars."""
        return self.band_top + self.band + 1

    @property
    def height(self) -> float:
        """All of it."""
        return self.axis_y + 8 + self.small_height + 2

    def group_size(self, count: int) -> float:
        """Room that a group of up to ``count`` postings takes."""
        return max(self.target, self.count(self.number(count)) + 22)

    def edge_size(self, count: int) -> float:
        """The same for a mark that counts what lies outside and points there."""
        return self.group_size(count) + 12
