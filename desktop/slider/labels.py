"""Place names over the stops: as many as fit in two rows, none over another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from desktop.slider.metrics import Metrics
from desktop.slider.shapes import Label, Mark, Rect

__all__ = ["place_labels"]

STEM: Final = 5.0
"""Pixels that a label keeps away from the stem of another one."""
ELLIPSIS: Final = "…"


def place_labels(
    marks: Sequence[Mark],
    texts: Callable[[int], str],
    *,
    current: int,
    width: float,
    metrics: Metrics,
) -> tuple[Label, ...]:
    """Return the labels of the stops among ``marks``.

    First all names are laid as if none were current, so that they stay where they are while
    somebody steps; then the current one is laid over them, and what it touches gives way.
    """
    stops = [mark for mark in marks if mark.kind == "stop" and texts(mark.first)]
    room = _Room(width, metrics)
    laid: list[Label] = []
    for mark in stops:
        label = room.place(texts(mark.first), mark, laid)
        if label:
            laid.append(label)
    chosen = next((mark for mark in stops if mark.first == current), None)
    if chosen is None:
        return tuple(laid)
    prominent = room.prominent(texts(current), chosen)
    others = [label for label in laid if label.step != current]
    kept = [label for label in others if room.free(label, [prominent])]
    return _with_retries(room, stops, texts, [prominent, *kept])


def _with_retries(
    room: _Room, stops: Sequence[Mark], texts: Callable[[int], str], laid: list[Label]
) -> tuple[Label, ...]:
    """Look for another place for what had to give way."""
    there = {label.step for label in laid}
    for mark in stops:
        label = None if mark.first in there else room.place(texts(mark.first), mark, laid)
        if label:
            laid.append(label)
    return tuple(sorted(laid, key=lambda label: label.step))


class _Room:
    """The two rows of labels over a slider ``width`` pixels wide."""

    def __init__(self, width: float, metrics: Metrics) -> None:
        self._width, self._metrics = width, metrics

    def place(self, text: str, mark: Mark, laid: Sequence[Label]) -> Label | None:
        """Return the first free place for a name, or None."""
        width = self._metrics.label(text)
        if width > self._width:
            return None
        for row in (0, 1):
            for left in self._lefts(width, mark.x, row):
                label = Label(mark.first, text, self._rect(left, width, row), mark.x, row)
                if self.free(label, laid):
                    return label
        return None

    def prominent(self, text: str, mark: Mark) -> Label:
        """Return the current stop's label: always there, in the lower row, cut short only where
        the whole slider is narrower than the name."""
        measure, metrics = self._metrics.current, self._metrics
        shown = _cut(text, self._width, measure)
        width = min(measure(shown), self._width)
        left = min(max(mark.x - width / 2, 0.0), self._width - width)
        top = metrics.labels_top + metrics.label_height
        rect = Rect(left, top, width, metrics.current_height)
        return Label(mark.first, shown, rect, mark.x, 0, current=True)

    def free(self, label: Label, laid: Sequence[Label]) -> bool:
        """Whether the label touches none of these, nor the way down from the upper row."""
        gap = self._metrics.gap
        for other in laid:
            if label.row == other.row:
                if (
                    label.rect.left < other.rect.right + gap
                    and other.rect.left < label.rect.right + gap
                ):
                    return False
            else:
                low, high = (label, other) if label.row == 0 else (other, label)
                if low.rect.left - STEM < high.x < low.rect.right + STEM:
                    return False
        return True

    def _lefts(self, width: float, x: float, row: int) -> Iterator[float]:
        """Left edges to try: centred over the stop, then pushed to either side of it."""
        most = max(0.0, self._width - width)
        reach = max(0.0, width / 2 - self._metrics.dot)
        shifts = (0.0, reach / 2, -reach / 2, reach, -reach)
        for shift in shifts:
            left = x - width / 2 + shift
            if 0 <= left <= most:
                yield left
            elif shift == 0:
                yield min(max(left, 0.0), most)

    def _rect(self, left: float, width: float, row: int) -> Rect:
        metrics = self._metrics
        # Names in the lower row stand on the same line as the larger one of the current stop.
        below = metrics.label_height + metrics.current_height - metrics.label_height - 2
        top = metrics.labels_top + (below if row == 0 else 0)
        return Rect(left, top, width, metrics.label_height)


def _cut(text: str, width: float, measure: Callable[[str], float]) -> str:
    if measure(text) <= width:
        return text
    for length in range(len(text) - 1, 0, -1):
        shorter = text[:length].rstrip() + ELLIPSIS
        if measure(shorter) <= width:
            return shorter
    return ELLIPSIS
