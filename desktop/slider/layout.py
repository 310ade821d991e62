"""Where everything of the slider stands: numbers in, rectangles out, no Qt.

What depends on the width alone is worked out once, as a ``Frame``; what depends on the step too,
as a ``SliderLayout``, costs as much as there are marks to see, however long the career is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from desktop.slider.axis import Axis, axis_over, ticks
from desktop.slider.bars import bars_of, group_bar
from desktop.slider.chart import Chart
from desktop.slider.grouping import Run, runs_of, split
from desktop.slider.labels import lay_current, lay_names
from desktop.slider.metrics import Metrics
from desktop.slider.shapes import Bar, Caption, Label, Leader, Mark, MarkKind, Rect, Tick
from desktop.slider.spread import spread

__all__ = ["Frame", "SliderLayout", "View", "frame_for", "lay_out"]

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
    """What stays while somebody steps. ``edges`` are the marks for what lies outside the view."""

    chart: Chart
    view: View
    width: float
    metrics: Metrics
    axis: Axis | None
    runs: tuple[Run, ...]
    size: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    cells: tuple[float, ...]

    def step_at(self, x: float) -> int:
        """The posting that a finger at ``x`` means: the nearest stop, and inside of a group the
        one in proportion. Does not depend on the current step, so dragging is steady."""
        cell = min(max(bisect_right(self.cells, x) - 1, 0), len(self.runs) - 1)
        run = self.runs[cell]
        left, right = self.cells[cell], self.cells[cell + 1]
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return min(run.first + int(share * run.count), run.last)


@dataclass(frozen=True, slots=True)
class SliderLayout:
    """Everything to be drawn. ``bars`` and ``ticks`` are the frame's own."""

    frame: Frame
    current: int
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    captions: tuple[Caption, ...]
    current_bar: Bar | None
    current_mark: Mark | None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars of all postings shown."""
        return self.frame.bars

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticks of the axis."""
        return self.frame.ticks

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark that a tap means: the one whose bar is under it, else the nearest one."""
        if y >= self.frame.metrics.band_top:
            tapped = next((bar for bar in self.bars if bar.rect.contains(x, y)), None)
            for mark in self.marks:
                if tapped and mark.first <= tapped.first <= mark.last:
                    return mark
        return min(self.marks, key=lambda mark: abs(mark.x - x), default=None)


def frame_for(chart: Chart, *, width: float, metrics: Metrics, view: View | None = None) -> Frame:
    """Lay out what depends on the width (device-independent pixels) and the part shown."""
    view = view or View(0, len(chart) - 1)
    whole = len(chart) == view.last - view.first + 1
    size = metrics.target
    left, right = _track(width, metrics, _outside(chart, view), size)
    days = chart.range(view.first, view.last) if len(chart) else None
    axis = axis_over(days, left=left, right=right, years=whole) if days else None
    runs, size = _runs(chart, axis, view, width, metrics)
    bars = _bars(chart, axis, metrics, view, runs) if axis else ()
    lines = ticks(axis, metrics) if axis else ()
    frame = Frame(chart, view, width, metrics, axis, tuple(runs), size, bars, lines, ())
    return replace(frame, cells=_cells(frame, runs))


def lay_out(
    frame: Frame,
    current: int,
    *,
    label: Callable[[int], str],
    no_date: str = "",
    hide_future: bool = False,
) -> SliderLayout:
    """Lay out one step. ``no_date`` is written under stops without a date, where it fits;
    ``hide_future`` leaves out the stops to come."""
    marks = _marks(frame, _runs_around(frame, current))
    if hide_future:
        marks = [mark for mark in marks if mark.first <= current]
    names = lay_names(marks, label, width=frame.width, metrics=frame.metrics)
    labels = lay_current(
        names, marks, label, current=current, width=frame.width, metrics=frame.metrics
    )
    return SliderLayout(
        frame,
        current,
        tuple(marks),
        labels,
        tuple(_captions(frame, marks, no_date)),
        _current_bar(frame, current),
        next((mark for mark in marks if mark.kind == "stop" and mark.first == current), None),
    )


def _outside(chart: Chart, view: View) -> list[tuple[MarkKind, Run]]:
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
    room = width - sum(metrics.edge_size(run.count) for _, run in _outside(chart, view))
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
    """Where the axis begins and ends: half a target inside, and beside the marks at the edges."""
    left, right = size / 2, width - size / 2
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


def _runs_around(frame: Frame, current: int) -> list[Run]:
    """The runs, and the current posting by itself."""
    place = bisect_right(frame.runs, current, key=lambda run: run.first) - 1
    runs = list(frame.runs)
    if place >= 0 and runs[place].first <= current <= runs[place].last:
        runs[place : place + 1] = split(runs[place], current, size=frame.size)
    return runs


def _marks(frame: Frame, runs: list[Run]) -> list[Mark]:
    edges = _outside(frame.chart, frame.view)
    kinds: list[tuple[MarkKind, Run]] = [
        ("stop" if run.count == 1 else "group", run) for run in runs
    ]
    kinds = edges[: frame.view.first > 0] + kinds + edges[frame.view.first > 0 :]
    sizes = [
        frame.metrics.edge_size(run.count) if kind in ("before", "after") else frame.size
        for kind, run in kinds
    ]
    wanted = _wanted(frame, kinds)
    centres = spread(wanted, sizes, left=0, right=frame.width)
    return [
        _mark(frame, kind, run, x, size)
        for (kind, run), x, size in zip(kinds, centres, sizes, strict=True)
    ]


def _wanted(frame: Frame, kinds: list[tuple[MarkKind, Run]]) -> list[float]:
    """Where marks want to be; without any date, evenly over the whole width."""
    if frame.axis is None:
        return [(place + 0.5) / len(kinds) * frame.width for place in range(len(kinds))]
    return [min(max(run.wanted, 0.0), frame.width) for _, run in kinds]


def _mark(frame: Frame, kind: MarkKind, run: Run, x: float, size: float) -> Mark:
    metrics, chart = frame.metrics, frame.chart
    height = max(metrics.target, 2 * metrics.knob)
    target = Rect(x - size / 2, metrics.stops_y - height / 2, size, height)
    undated = run.count == 1 and chart.undated(run.first)
    leader = None if undated or kind in ("before", "after") else _leader(frame, run, x)
    return Mark(kind, run.first, run.last, x, target, undated, leader)


def _leader(frame: Frame, run: Run, x: float) -> Leader | None:
    axis, metrics, chart = frame.axis, frame.metrics, frame.chart
    if axis is None:
        return None
    top = metrics.stops_y + metrics.dot
    if run.count > 1:
        left, right = axis.x(chart.order[run.first]), axis.x(chart.order[run.last])
        return Leader(x, top, left, right, metrics.axis_y - 1 - metrics.bar)
    date = axis.x(chart.anchors[run.first])
    bar = _own_bar(frame, run.first)
    return Leader(x, top, date, date, bar.rect.top if bar else metrics.axis_y)


def _cells(frame: Frame, runs: list[Run]) -> tuple[float, ...]:
    """The borders between what a finger means, half way between the marks."""
    marks = [mark for mark in _marks(frame, runs) if mark.kind in ("stop", "group")]
    if not marks:
        return (0.0, frame.width)
    middles = [(a.x + b.x) / 2 for a, b in pairwise(marks)]
    return (marks[0].target.left, *middles, marks[-1].target.right)


def _current_bar(frame: Frame, current: int) -> Bar | None:
    if frame.axis is None or current not in frame.view:
        return None
    known = _own_bar(frame, current)
    if known:
        return known
    own = bars_of(frame.chart, frame.axis, frame.metrics, (current,))
    return own[0] if own else None


def _own_bar(frame: Frame, step: int) -> Bar | None:
    place = bisect_right(frame.bars, step, key=lambda bar: bar.first) - 1
    bar = frame.bars[place] if place >= 0 else None
    return bar if bar and bar.first == step == bar.last else None


def _captions(frame: Frame, marks: list[Mark], text: str) -> list[Caption]:
    """The words for stops without a date; a question mark where a leader is in their way."""
    metrics = frame.metrics
    top = metrics.stops_y + metrics.knob + 2
    captions: list[Caption] = []
    for mark in marks:
        for words in (text, "?") if text and mark.undated else ():
            width = metrics.small(words)
            rect = Rect(mark.x - width / 2, top, width, metrics.small_height)
            beside = [other.rect for other in captions]
            if _clear(rect, mark, marks, frame.width) and not any(map(rect.overlaps, beside)):
                captions.append(Caption(words, rect))
                break
    return captions


def _clear(rect: Rect, mark: Mark, marks: list[Mark], width: float) -> bool:
    if rect.left < 0 or rect.right > width:
        return False
    return all(_beside(rect, other) for other in marks if other is not mark)


def _beside(rect: Rect, mark: Mark) -> bool:
    leader = mark.leader
    ends = [mark.x, leader.left, leader.right] if leader else [mark.x]
    return max(ends) < rect.left - 2 or min(ends) > rect.right + 2
