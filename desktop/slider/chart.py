"""A career's dates made ready for drawing: what depends neither on a width nor on a step."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from math import isnan, nan

from geodata.careers.timeline import OPEN, UNKNOWN, Timeline

__all__ = ["Chart", "prepare"]


@dataclass(frozen=True, slots=True)
class Chart:
    """Day numbers (Julian Day Numbers, halves allowed), one entry per stop.

    ``anchors`` is the day a stop stands for: the middle of the days its start may lie on; NaN
    where no date is known. ``order`` is the same made never to fall, with undated stops between
    their neighbours, so that it can be searched; where all the dates are in order it equals
    ``anchors``. ``days`` are the first and last known day of all, None where there is none.
    """

    timeline: Timeline
    anchors: array[float]
    order: array[float]
    days: tuple[int, int] | None

    def __len__(self) -> int:
        return len(self.anchors)

    def undated(self, step: int) -> bool:
        """Whether the stop has no place on the axis."""
        return isnan(self.anchors[step])

    def range(self, first: int, last: int) -> tuple[int, int] | None:
        """First and last known day of the stops from ``first`` to ``last``, both included."""
        line, stops = self.timeline, slice(first, last + 1)
        columns = (line.start_lo, line.start_hi, line.end_lo, line.end_hi)
        known = [day for column in columns for day in column[stops] if UNKNOWN < day < OPEN]
        return (min(known), max(known)) if known else None


def prepare(timeline: Timeline) -> Chart:
    """Read a timeline once; everything drawn later comes from the result."""
    columns = (timeline.start_lo, timeline.start_hi, timeline.end_lo, timeline.end_hi)
    anchors = array("d", map(_anchor, *columns))
    return Chart(timeline, anchors, _in_order(anchors), timeline.range())


def _anchor(start_lo: int, start_hi: int, end_lo: int, end_hi: int) -> float:
    if start_lo > UNKNOWN and UNKNOWN < start_hi < OPEN:
        return (start_lo + start_hi) / 2
    for pair in ((start_lo, start_hi), (end_lo, end_hi)):
        known = [day for day in pair if UNKNOWN < day < OPEN]
        if known:
            return sum(known) / len(known)
    return nan


def _in_order(anchors: array[float]) -> array[float]:
    order = _filled(anchors)
    if all(before <= after for before, after in pairwise(order)):
        return order
    return _monotone(order)


def _filled(anchors: array[float]) -> array[float]:
    """Give each undated stop a day evenly between its dated neighbours."""
    dated = [index for index, day in enumerate(anchors) if day == day]
    if len(dated) == len(anchors):
        return anchors
    if not dated:
        return array("d", range(len(anchors)))
    filled = array("d", anchors)
    for index, day in enumerate(anchors):
        if isnan(day):
            filled[index] = _between(anchors, dated, index)
    return filled


def _between(anchors: array[float], dated: list[int], index: int) -> float:
    place = bisect_left(dated, index)
    before = dated[max(place - 1, 0)]
    after = dated[min(place, len(dated) - 1)]
    if before >= after or not before < index < after:
        return anchors[before if before < index else after]
    share = (index - before) / (after - before)
    return anchors[before] + share * (anchors[after] - anchors[before])


def _monotone(days: array[float]) -> array[float]:
    """Isotonic regression: a stop out of order moves to its neighbours, not they to it."""
    totals: list[float] = []
    counts: list[int] = []
    for day in days:
        total, count = day, 1
        while totals and totals[-1] * count > total * counts[-1]:
            total += totals.pop()
            count += counts.pop()
        totals.append(total)
        counts.append(count)
    means = array("d")
    for total, count in zip(totals, counts, strict=True):
        means.extend([total / count] * count)
    return means
