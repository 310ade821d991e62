"""All names of a place as a small timeline: one row a name, its bar under one time axis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.panel.parts import line
from desktop.themes import Palette, Scale
from geodata.careers.placecard import NameRow
from geodata.dates import gregorian_to_jdn, jdn_to_gregorian

__all__ = ["NameTimeline", "SpanBar", "axis_of"]

LEAST_YEARS = (1850, 2000)
"""The axis reaches at least so far, so that one dated name is not drawn as if it were all time."""


def axis_of(rows: Sequence[NameRow]) -> tuple[int, int] | None:
    """First and last day of the axis that all rows share; None where no name is dated."""
    days = [day for row in rows for day in (row.first_day, row.last_day) if day is not None]
    if not days:
        return None
    first, last = (gregorian_to_jdn(year, 1, 1) for year in LEAST_YEARS)
    return min(first, *days), max(last, *days)


class SpanBar(QWidget):
    """The time in which a name was in use; an end that is open or unknown fades out.

    ``share`` holds the bar's first and last point as fractions of the axis.
    """

    def __init__(self, row: NameRow, axis: tuple[int, int], palette: Palette, height: int) -> None:
        super().__init__()
        first, last = axis
        length = max(1, last - first)
        begin = 0.0 if row.first_day is None else (row.first_day - first) / length
        end = 1.0 if row.last_day is None else (row.last_day - first) / length
        self.share = (max(0.0, begin), min(1.0, max(end, begin + 0.01)))
        self._soft = (row.first_day is None, row.last_day is None)
        self._palette = palette
        self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The axis as a track, the span as a bar on it."""
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.fillRect(whole, QColor(self._palette.track))
        begin, end = self.share
        bar = QRectF(whole.width() * begin, 0, whole.width() * (end - begin), whole.height())
        ink = QColor(self._palette.bar_second)
        clear = QColor(ink)
        clear.setAlpha(0)
        fade = QLinearGradient(bar.topLeft(), bar.topRight())
        fade.setColorAt(0, clear if self._soft[0] else ink)
        fade.setColorAt(0.25, ink)
        fade.setColorAt(0.75, ink)
        fade.setColorAt(1, clear if self._soft[1] else ink)
        painter.fillRect(bar, fade)


class NameTimeline(QWidget):
    """Names in rows: the name, its language and time in words, and its bar."""

    def __init__(self, rows: Sequence[NameRow], palette: Palette, scale: Scale) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(scale.px(3))
        axis = axis_of(rows)
        for number, row in enumerate(rows):
            about = " · ".join(part for part in (row.language, row.when, row.doubt) if part)
            grid.addWidget(line(row.name, "section"), 3 * number, 0)
            grid.addWidget(line(about, "quiet"), 3 * number + 1, 0)
            if axis and (row.first_day is not None or row.last_day is not None):
                grid.addWidget(SpanBar(row, axis, palette, scale.px(7)), 3 * number + 2, 0)
        if axis:
            grid.addWidget(line(_years(axis), "source"), 3 * len(rows), 0)


def _years(axis: tuple[int, int]) -> str:
    first, last = (jdn_to_gregorian(day)[0] for day in axis)
    return f"{first} – {last}"
