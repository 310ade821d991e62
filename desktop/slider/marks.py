"""The marks of a frame: stops and counted groups in a row, and the lines to their dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from desktop.slider.frame import Frame, outside
from desktop.slider.grouping import Run, split
from desktop.slider.shapes import Bar, Leader, Mark, MarkKind, Rect
from desktop.slider.spread import spread

__all__ = ["marks_of", "own_bar", "runs_around"]


def runs_around(frame: Frame, current: int) -> list[Run]:
    """The runs, and the current posting by itself."""
    place = bisect_right(frame.runs, current, key=lambda run: run.first) - 1
    runs = list(frame.runs)
    if place >= 0 and runs[place].first <= current <= runs[place].last:
        runs[place : place + 1] = split(runs[place], current, size=frame.size)
    return runs


def marks_of(frame: Frame, runs: Sequence[Run]) -> list[Mark]:
    """Place a mark for each run, and for what lies outside, side by side."""
    edges = outside(frame.chart, frame.view)
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
    bar = own_bar(frame, run.first)
    return Leader(x, top, date, date, bar.rect.top if bar else metrics.axis_y)


def own_bar(frame: Frame, step: int) -> Bar | None:
    """The bar that is this posting's alone, if there is one."""
    place = bisect_right(frame.bars, step, key=lambda bar: bar.first) - 1
    bar = frame.bars[place] if place >= 0 else None
    return bar if bar and bar.first == step == bar.last else None
