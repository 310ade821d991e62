"""Draws a posting's bar: solid where it is sure, soft where it is not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from desktop.slider.shapes import Bar, End

__all__ = ["paint_bar"]

FAINTEST: Final[dict[End, float]] = {"sure": 1.0, "soft": 0.12, "fading": 0.0}
"""How much of the colour is left at the outer edge."""
HATCH: Final = 5.0
"""Pixels between the lines of a hatching."""


def paint_bar(painter: QPainter, bar: Bar, colour: str) -> None:
    """Draw one bar. A posting of which only the outer bounds are known is hatched all over."""
    if bar.solid_left >= bar.solid_right and bar.start == bar.end == "soft":
        _hatched(painter, QRectF(*bar.rect), QColor(colour))
    else:
        painter.fillRect(QRectF(*bar.rect), _shade(bar, QColor(colour)))


def _shade(bar: Bar, colour: QColor) -> QBrush:
    if bar.start == bar.end == "sure":
        return QBrush(colour)
    rect = bar.rect
    shade = QLinearGradient(rect.left, 0, rect.right, 0)
    solid_left = max(bar.solid_left, rect.left)
    solid_right = min(max(bar.solid_right, solid_left), rect.right)
    shade.setColorAt(0, _faint(colour, bar.start))
    shade.setColorAt((solid_left - rect.left) / rect.width, colour)
    shade.setColorAt((solid_right - rect.left) / rect.width, colour)
    if bar.end != "sure":
        shade.setColorAt(1, _faint(colour, bar.end))
    return QBrush(shade)


def _faint(colour: QColor, end: End) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(FAINTEST[end])
    return faint


def _hatched(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    tint = QColor(colour)
    tint.setAlphaF(0.3)
    painter.fillRect(rect, tint)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.4))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += HATCH
    painter.restore()
