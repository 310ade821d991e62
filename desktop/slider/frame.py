"""What of the slider stays while somebody steps: the part shown, its axis, its bars.

Numbers in, rectangles out, no Qt. What depends on the step too is in ``layout``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from desktop.slider.axis import Axis, axis_over, ticks
from desktop.slider.bars import bars_of, group_bar
from desktop.slider.chart import Chart
from desktop.slider.grouping import Run, runs_of
from desktop.slider.metrics import Metrics
from desktop.slider.shapes import Bar, MarkKind, Tick

__all__ = ["Frame", "View", "frame_for", "outside"]

MOST_BARS: Final = 400
"""Up to so many postings each have their own bar; beyond, a group has one."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of a career that is shown: the stops from ``first`` to ``last``, both included."""

    first: int
    last: int

    def __contains__(self, step: int) -> bool:
        return self.first <= step <= self.last


@dataclass(frozen=True, slots=True)
class Frame:
    """One part of a career at one width (pixels). ``runs`` are the postings that stand together
    and ``size`` the room of each of them; ``axis`` is None where no date is known at all."""

    chart: Chart
    view: View
    width: float
    metrics: Metrics
    axis: Axis | None
    runs: tuple[Run, ...]
    size: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def frame_for(chart: Chart, *, width: float, metrics: Metrics, view: View | None = None) -> Frame:
    """Lay out what depends on the width (device-independent pixels) and the part shown."""
    view = view or View(0, len(chart) - 1)
    whole = len(chart) == view.last - view.first + 1
    size = metrics.target
    left, right = _track(width, metrics, outside(chart, view), size)
    days = chart.range(view.first, view.last) if len(chart) else None
    axis = axis_over(days, left=left, right=right, years=whole) if days else None
    runs, size = _runs(chart, axis, view, width, metrics)
    bars = _bars(chart, axis, metrics, view, runs) if axis else ()
    lines = ticks(axis, metrics, width=width) if axis else ()
    return Frame(chart, view, width, metrics, axis, tuple(runs), size, bars, lines)


def outside(chart: Chart, view: View) -> list[tuple[MarkKind, Run]]:
    """What lies before and after the part shown, counted."""
    edges: list[tuple[MarkKind, Run]] = []
    if view.first > 0:
        edges.append(("before", Run(0, view.first - 1, float("-inf"))))
    if view.last < len(chart) - 1:
        edges.append(("after", Run(view.last + 1, len(chart) - 1, float("inf"))))
    return edges


def _runs(
    chart: Chart, axis: Axis | None, view: View, width: float, metrics: Metrics
) -> tuple[list[Run], float]:
    """The runs that fit, and the room each of them takes.

    Finer runs count less and so take less room, which leaves it to even finer ones: tried once.
    Two marks' room is kept for the current stop, for which a group gives away its middle.
    """
    count = view.last - view.first + 1
    room = width - sum(metrics.edge_size(run.count) for _, run in outside(chart, view))
    if count * metrics.target <= room:
        return runs_of(chart, axis, view.first, view.last, most=max(1, count)), metrics.target
    size = metrics.group_size(count)
    runs = _runs_of_size(chart, axis, view, room, size)
    finer_size = metrics.group_size(max(run.count for run in runs))
    finer = _runs_of_size(chart, axis, view, room, finer_size)
    if metrics.group_size(max(run.count for run in finer)) <= finer_size:
        return finer, finer_size
    return runs, size


def _runs_of_size(
    chart: Chart, axis: Axis | None, view: View, room: float, size: float
) -> list[Run]:
    most = max(1, int(room / size) - 2)
    return runs_of(chart, axis, view.first, view.last, most=most)


def _track(
    width: float, metrics: Metrics, outside: list[tuple[MarkKind, Run]], size: float
) -> tuple[float, float]:
    """Where the axis begins and ends: half a mark or half a year's text inside, and beside the
    marks at the edges."""
    inset = max(size, metrics.small("0000")) / 2
    left, right = inset, width - inset
    for kind, run in outside:
        if kind == "before":
            left += metrics.edge_size(run.count)
        else:
            right -= metrics.edge_size(run.count)
    return left, max(right, left + 1)


def _bars(
    chart: Chart, axis: Axis, metrics: Metrics, view: View, runs: list[Run]
) -> tuple[Bar, ...]:
    if view.last - view.first < MOST_BARS:
        return bars_of(chart, axis, metrics, range(view.first, view.last + 1))
    bars = (group_bar(chart, axis, metrics, run.first, run.last) for run in runs)
    return tuple(bar for bar in bars if bar)
