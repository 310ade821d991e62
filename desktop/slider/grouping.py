"""Which postings stand alone and which are counted together, when not all of them fit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from desktop.slider.axis import Axis
from desktop.slider.chart import Chart

__all__ = ["Run", "runs_of", "split"]

NARROWING: Final = 24
"""Halvings when looking for the finest grouping that fits."""


@dataclass(frozen=True, slots=True)
class Run:
    """Postings from ``first`` to ``last``, both included, and where on the axis they want to be
    (pixels)."""

    first: int
    last: int
    wanted: float

    @property
    def count(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


def runs_of(chart: Chart, axis: Axis | None, first: int, last: int, *, most: int) -> list[Run]:
    """Part the stops from ``first`` to ``last`` into at most ``most`` runs in their order.

    Those next to each other in time come together, the closest ones first. Stops without any
    difference in time are parted evenly.
    """
    count = last - first + 1
    if count <= most:
        starts = list(range(first, last + 1))
    else:
        starts = _starts_by_time(chart, first, last, most)
        if len(starts) == 1:
            starts = [first + count * run // most for run in range(most)]
    ends = [start - 1 for start in starts[1:]] + [last] * (count > 0)
    return [
        Run(start, end, _wanted(chart, axis, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def split(run: Run, step: int, *, size: float) -> list[Run]:
    """Take one posting out of a run, so that it can be seen and tapped by itself."""
    parts = [Run(step, step, run.wanted)]
    if run.first < step:
        parts.insert(0, Run(run.first, step - 1, run.wanted - size))
    if step < run.last:
        parts.append(Run(step + 1, run.last, run.wanted + size))
    return parts


def _starts_by_time(chart: Chart, first: int, last: int, most: int) -> list[int]:
    """The finest parting into equal stretches of time that needs at most ``most`` runs."""
    low, high = 0.0, chart.order[last] - chart.order[first] + 1
    best = [first]
    for _ in range(NARROWING):
        width = (low + high) / 2
        starts = _stretches(chart, first, last, width, most)
        if starts is None:
            low = width
        else:
            best, high = starts, width
    return best


def _stretches(chart: Chart, first: int, last: int, width: float, most: int) -> list[int] | None:
    """Where runs begin that last ``width`` days at most each; None if they are too many."""
    starts: list[int] = []
    step = first
    while step <= last:
        if len(starts) == most:
            return None
        starts.append(step)
        step = bisect_right(chart.order, chart.order[step] + width, step, last + 1)
    return starts


def _wanted(chart: Chart, axis: Axis | None, first: int, last: int) -> float:
    """Where a run wants to be; without an axis every one wants to be where the row begins."""
    if axis is None:
        return 0.0
    return (axis.x(chart.order[first]) + axis.x(chart.order[last])) / 2
