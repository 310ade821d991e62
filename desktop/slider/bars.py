"""Bars for the spans of postings, as sharp as the dates are known and no sharper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.slider.axis import Axis
from desktop.slider.chart import Chart
from desktop.slider.metrics import Metrics
from desktop.slider.shapes import Bar, End, Rect
from geodata.careers.timeline import OPEN, UNKNOWN

__all__ = ["bars_of", "group_bar"]

SHORTEST: Final = 5.0
"""Pixels: an event of one day can still be seen."""
FADE: Final = 36.0
"""Pixels over which a bar ends whose end is not known at all."""
SOFT: Final = 12.0
"""Pixels over which an end that was concluded is soft, though its day is given."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A bar before it has a height. ``core`` is where nothing may lie over it."""

    step: int
    left: float
    right: float
    solid_left: float
    solid_right: float
    start: End
    end: End

    @property
    def core(self) -> tuple[float, float]:
        """The sure stretch, or all of it where nothing is sure."""
        if self.solid_left < self.solid_right:
            return self.solid_left, self.solid_right
        return self.left, self.right


def bars_of(chart: Chart, axis: Axis, metrics: Metrics, steps: Sequence[int]) -> tuple[Bar, ...]:
    """Return a bar for each of these stops that has a date.

    Bars that lie over one another share the height, as meetings do in a diary. One posting's soft
    end over the next one's soft start is no such case: there one passes into the other.
    """
    spans = [span for step in steps if (span := _span(chart, axis, step))]
    bars: list[Bar] = []
    for together in _entangled(spans):
        lanes = _lanes(together)
        count = max(lanes) + 1
        bars += [
            _bar(span, lane, count, metrics) for span, lane in zip(together, lanes, strict=True)
        ]
    return tuple(sorted(bars, key=lambda bar: bar.first))


def group_bar(chart: Chart, axis: Axis, metrics: Metrics, first: int, last: int) -> Bar | None:
    """Return one bar from the first to the last known day of several stops."""
    days = chart.range(first, last)
    if days is None:
        return None
    left, right = _wide_enough(axis.x(days[0]), axis.x(days[1] + 1))
    rect = Rect(left, metrics.axis_y - 1 - metrics.bar, right - left, metrics.bar)
    return Bar(first, last, rect, left, right, "sure", "sure")


def _span(chart: Chart, axis: Axis, step: int) -> _Span | None:
    if chart.undated(step):
        return None
    line = chart.timeline
    start_lo, start_hi = _known(line.start_lo[step], line.start_hi[step])
    end_lo, end_hi = _known(line.end_lo[step], line.end_hi[step])
    start: End = "soft" if start_lo != start_hi or line.start_inferred[step] else "sure"
    end: End = "soft" if end_lo != end_hi or line.end_inferred[step] else "sure"
    left, solid_left = axis.x(start_lo or 0), axis.x(start_hi or 0)
    solid_right, right = axis.x((end_lo or 0) + 1), axis.x((end_hi or 0) + 1)
    if start_lo is None or start_hi is None:
        start, solid_left = "fading", solid_right
        left = axis.left if start_lo is None and end_lo is None else solid_right - FADE
    if end_lo is None or end_hi is None:
        end, solid_right = "fading", solid_left
        right = axis.right if line.end_hi[step] == OPEN else solid_left + FADE
        solid_right = max(solid_left, right - FADE) if right == axis.right else solid_left
    return _softened(
        _Span(step, *_wide_enough(left, right), solid_left, solid_right, start, end), chart
    )


def _known(lo: int, hi: int) -> tuple[int | None, int | None]:
    """The two bounds of one end; if only one of them is known, it stands for both."""
    low = lo if UNKNOWN < lo < OPEN else None
    high = hi if UNKNOWN < hi < OPEN else None
    return (high if low is None else low), (low if high is None else high)


def _softened(span: _Span, chart: Chart) -> _Span:
    """Give an end that was concluded from other things a soft stretch of some pixels."""
    third = max(0.0, span.solid_right - span.solid_left) / 3
    line, inner = chart.timeline, min(SOFT, third)
    left, right = span.solid_left, span.solid_right
    if line.start_inferred[span.step] and left - span.left < inner:
        left = span.left + inner
    if line.end_inferred[span.step] and span.right - right < inner:
        right = span.right - inner
    return _Span(span.step, span.left, span.right, left, right, span.start, span.end)


def _wide_enough(left: float, right: float) -> tuple[float, float]:
    missing = max(0.0, SHORTEST - (right - left)) / 2
    return left - missing, right + missing


def _entangled(spans: list[_Span]) -> list[list[_Span]]:
    """Split into runs in which each lies over some other; their cores, that is."""
    runs: list[list[_Span]] = []
    reach = float("-inf")
    for span in sorted(spans, key=lambda span: (span.core, span.step)):
        left, right = span.core
        if not runs or left >= reach - 1:
            runs.append([])
        runs[-1].append(span)
        reach = max(reach, right)
    return runs


def _lanes(spans: list[_Span]) -> list[int]:
    """Put each span into the lowest lane that is free there."""
    ends: list[float] = []
    lanes: list[int] = []
    for span in spans:
        left, right = span.core
        lane = next((lane for lane, end in enumerate(ends) if left >= end - 1), len(ends))
        ends[lane : lane + 1] = [right]
        lanes.append(lane)
    return lanes


def _bar(span: _Span, lane: int, count: int, metrics: Metrics) -> Bar:
    pitch = min(metrics.bar + 1, metrics.band / count)
    height = max(1.5, pitch - 1)
    rect = Rect(
        span.left, metrics.axis_y - 1 - lane * pitch - height, span.right - span.left, height
    )
    return Bar(span.step, span.step, rect, span.solid_left, span.solid_right, span.start, span.end)
