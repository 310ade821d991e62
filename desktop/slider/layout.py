"""Where everything of the slider stands at one step: a frame in, rectangles out, no Qt.

A step costs as much as there are marks to see, however long the career is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.slider.bars import bars_of
from desktop.slider.frame import Frame
from desktop.slider.labels import lay_current, lay_names
from desktop.slider.marks import marks_of, own_bar, runs_around
from desktop.slider.shapes import Bar, Caption, Label, Mark, Rect, Tick

__all__ = ["SliderLayout", "lay_out"]


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
            tapped = next((bar for bar in reversed(self.bars) if bar.rect.contains(x, y)), None)
            for mark in self.marks:
                if tapped and mark.first <= tapped.first <= mark.last:
                    return mark
        return min(self.marks, key=lambda mark: abs(mark.x - x), default=None)


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
    marks = marks_of(frame, runs_around(frame, current))
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


def _current_bar(frame: Frame, current: int) -> Bar | None:
    if frame.axis is None or current not in frame.view:
        return None
    known = own_bar(frame, current)
    if known:
        return known
    own = bars_of(frame.chart, frame.axis, frame.metrics, (current,))
    return own[0] if own else None


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
