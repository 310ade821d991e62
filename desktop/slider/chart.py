"""A career's dates made ready for drawing: what depends neither on a width nor on a step."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf, isnan, nan
from operator import le

from geodata.careers.timeline import OPEN, UNKNOWN, Timeline

__all__ = ["Chart", "prepare"]


@dataclass(frozen=True, slots=True)
class Chart:
    """Day numbers (Julian Day Numbers, halves allowed), one entry per stop.

    ``anchors`` is the day a stop stands for: the middle of the days its start may lie on; NaN
    where no date is known. ``order`` is the same made never to fall, with undated stops between
    their neighbours, so that it can be searched; where all the dates are in order it equals
    ``anchors``. ``firsts`` and ``lasts`` are a stop's first and last known day, infinite where
    there is none.
    """

    timeline: Timeline
    anchors: array[float]
    order: array[float]
    firsts: Sequence[float]
    lasts: Sequence[float]

    def __len__(self) -> int:
        return len(self.anchors)

    def undated(self, step: int) -> bool:
        """Whether the stop has no place on the axis."""
        return isnan(self.anchors[step])

    def range(self, first: int, last: int) -> tuple[int, int] | None:
        """First and last known day of the stops from ``first`` to ``last``, both included."""
        earliest = min(self.firsts[first : last + 1], default=inf)
        latest = max(self.lasts[first : last + 1], default=-inf)
        return None if earliest == inf else (int(earliest), int(latest))


def prepare(timeline: Timeline) -> Chart:
    """Read a timeline once; everything drawn later comes from the result.

    Loops in Python are spared where every date is known: a hundred thousand stops are to be
    read while a window opens.
    """
    line = timeline
    columns = (line.start_lo, line.start_hi, line.end_lo, line.end_hi)
    if len(line) and all(min(column) > UNKNOWN and max(column) < OPEN for column in columns):
        anchors = array("d", [(lo + hi) / 2 for lo, hi in zip(*columns[:2], strict=True)])
        return Chart(line, anchors, _in_order(anchors), line.start_lo, line.end_hi)
    anchors = array("d", map(_anchor, *columns))
    known = [_known(bounds) for bounds in zip(*columns, strict=True)]
    firsts, lasts = (
        [min(days, default=inf) for days in known],
        [max(days, default=-inf) for days in known],
    )
    return Chart(line, anchors, _in_order(anchors), firsts, lasts)


def _known(bounds: tuple[int, ...]) -> list[int]:
    return [day for day in bounds if UNKNOWN < day < OPEN]


def _anchor(start_lo: int, start_hi: int, end_lo: int, end_hi: int) -> float:
    """The middle of what is known of the start, else of the end."""
    days = _known((start_lo, start_hi)) or _known((end_lo, end_hi))
    return sum(days) / len(days) if days else nan


def _in_order(anchors: array[float]) -> array[float]:
    order = _filled(anchors)
    if all(map(le, order, islice(order, 1, None))):
        return order
    return _monotone(order)


def _filled(anchors: array[float]) -> array[float]:
    """Give each undated stop a day evenly between its dated neighbours."""
    if not any(map(isnan, anchors)):
        return anchors
    dated = [index for index, day in enumerate(anchors) if not isnan(day)]
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
