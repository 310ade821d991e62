"""Place names over the stops: as many as fit in two rows, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from desktop.slider.metrics import Metrics
from desktop.slider.shapes import Label, Mark, Rect

__all__ = ["lay_current", "lay_names"]

STEM: Final = 5.0
"""Pixels that a label keeps away from the stem of another one."""
ELLIPSIS: Final = "…"
SHIFTS: Final = (0.0, 0.5, -0.5, 1.0, -1.0)
"""Where to try a name: over its stop, or pushed aside by these shares of half its width."""
LEFTWARDS: Final = (-1.0, -0.5, 0.0, 0.5, 1.0)
"""The same for a crowd: as far left as may be leaves most room for those that follow."""
CENTRED: Final = tuple((row, shift) for row in (0, 1) for shift in SHIFTS)
WAYS: Final = (
    CENTRED,
    tuple((row, shift) for shift in SHIFTS for row in (0, 1)),
    tuple((row, shift) for row in (0, 1) for shift in LEFTWARDS),
    tuple((row, shift) for shift in LEFTWARDS for row in (0, 1)),
)
"""Orders in which to try the two rows (0 is the lower one) and the shifts, the handsomest first."""

Spots = Sequence[tuple[int, float]]
Texts = Callable[[int], str]


def lay_names(
    marks: Sequence[Mark], texts: Texts, *, width: float, metrics: Metrics
) -> tuple[Label, ...]:
    """Lay the names of the stops among ``marks`` as if none of them were current.

    So they stay where they are while somebody steps. Each crowd of names is laid the handsomest
    way that leaves most of them standing.
    """
    room = _Room(width, metrics)
    stops = [mark for mark in marks if mark.kind == "stop" and texts(mark.first)]
    crowds = _crowds(stops, texts, metrics)
    laid = [label for crowd in crowds for label in _best(room, crowd, texts)]
    return tuple(_relaxed(room, laid))


def lay_current(
    names: Sequence[Label],
    marks: Sequence[Mark],
    texts: Texts,
    *,
    current: int,
    width: float,
    metrics: Metrics,
) -> tuple[Label, ...]:
    """Lay the current stop's larger name over the others; what it touches gives way, to another
    place if there is one."""
    chosen = next((mark for mark in marks if mark.kind == "stop" and mark.first == current), None)
    if chosen is None or not texts(current):
        return tuple(names)
    room = _Room(width, metrics)
    prominent = room.prominent(texts(current), chosen)
    others = [label for label in names if label.step != current]
    laid = [prominent, *(label for label in others if room.free(label, [prominent]))]
    for moved in others:
        label = None if moved in laid else room.again(moved, laid)
        if label:
            laid.append(label)
    return tuple(sorted(laid, key=lambda label: label.step))


def _crowds(stops: list[Mark], texts: Texts, metrics: Metrics) -> list[list[Mark]]:
    """Part the stops where their names cannot touch, however they are pushed aside."""
    crowds: list[list[Mark]] = []
    reach = float("-inf")
    for mark in stops:
        width = metrics.label(texts(mark.first))
        if not crowds or mark.x - width >= reach:
            crowds.append([])
        crowds[-1].append(mark)
        reach = max(reach, mark.x + width + metrics.gap)
    return crowds


def _best(room: _Room, crowd: list[Mark], texts: Texts) -> list[Label]:
    best: list[Label] = []
    for spots in WAYS:
        laid = _in_turn(room, crowd, texts, spots)
        if len(laid) > len(best):
            best = laid
        if len(best) == len(crowd):
            break
    return best


def _in_turn(room: _Room, stops: Sequence[Mark], texts: Texts, spots: Spots) -> list[Label]:
    laid: list[Label] = []
    for mark in stops:
        label = room.place(mark.first, texts(mark.first), mark.x, laid, spots)
        if label:
            laid.append(label)
    return laid


def _relaxed(room: _Room, laid: list[Label]) -> list[Label]:
    """Move each name back over its stop, as far as the others leave room."""
    for index, label in enumerate(laid):
        others = laid[:index] + laid[index + 1 :]
        laid[index] = room.place(label.step, label.text, label.x, others, CENTRED) or label
    return laid


class _Room:
    """The two rows of labels over a slider ``width`` pixels wide."""

    def __init__(self, width: float, metrics: Metrics) -> None:
        self._width, self._metrics = width, metrics

    def place(
        self, step: int, text: str, x: float, laid: Sequence[Label], spots: Spots
    ) -> Label | None:
        """Return the first free place for a name over a stop at ``x``, or None."""
        width = self._metrics.label(text)
        if width > self._width:
            return None
        reach = max(width, self._metrics.target * 2) * 2
        near = [other for other in laid if abs(other.x - x) < reach + other.rect.width]
        for row, shift in spots:
            label = Label(step, text, self._rect(self._left(width, x, shift), width, row), x, row)
            if self.free(label, near):
                return label
        return None

    def again(self, label: Label, laid: Sequence[Label]) -> Label | None:
        """Return another free place for a name that had to give way, or None."""
        return self.place(label.step, label.text, label.x, laid, CENTRED)

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
        """Whether the label touches none of these, nor their way down from the upper row."""
        return all(
            self._beside(label, other) if label.row == other.row else _off_stem(label, other)
            for other in laid
        )

    def _beside(self, label: Label, other: Label) -> bool:
        gap = self._metrics.gap
        return (
            label.rect.right + gap <= other.rect.left or other.rect.right + gap <= label.rect.left
        )

    def _left(self, width: float, x: float, shift: float) -> float:
        """The left edge of a name pushed aside; it stays over its stop or at the slider's edge."""
        reach = max(0.0, width / 2 - self._metrics.dot)
        return min(max(x - width / 2 + shift * reach, 0.0), self._width - width)

    def _rect(self, left: float, width: float, row: int) -> Rect:
        metrics = self._metrics
        # Names in the lower row stand on about the same line as the larger, current one.
        below = metrics.current_height - 2 if row == 0 else 0.0
        return Rect(left, metrics.labels_top + below, width, metrics.label_height)


def _off_stem(label: Label, other: Label) -> bool:
    low, high = (label, other) if label.row == 0 else (other, label)
    return not low.rect.left - STEM < high.x < low.rect.right + STEM


def _cut(text: str, width: float, measure: Callable[[str], float]) -> str:
    if measure(text) <= width:
        return text
    for length in range(len(text) - 1, 0, -1):
        shorter = text[:length].rstrip() + ELLIPSIS
        if measure(shorter) <= width:
            return shorter
    return ELLIPSIS
