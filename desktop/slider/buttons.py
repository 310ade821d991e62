"""Round buttons with a drawn sign: previous, next, play."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.slider.style import SliderStyle

__all__ = ["RoundButton", "Sign"]

SMALLEST: Final = 64.0
"""Pixels across that a large button keeps in the smallest window."""
Sign = Literal["previous", "next", "play", "pause"]


class RoundButton(QAbstractButton):
    """A circle with a sign in it. ``filled`` ones are the large ones, in ink."""

    def __init__(
        self, sign: Sign, *, style: SliderStyle, filled: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sign, self._filled, self._style = sign, filled, style
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_sign(self, sign: Sign) -> None:
        """Show another sign."""
        self._sign = sign
        self.update()

    def set_style(self, style: SliderStyle) -> None:
        """Take other colours and sizes."""
        self._style = style
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The circle and room for the focus ring."""
        large = max(self._style.button, SMALLEST)
        side = round(large if self._filled else max(large * 0.75, self._style.target)) + 8
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circle, sign and, with the focus, a ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2, self.height() / 2)
            radius = min(self.width(), self.height()) / 2 - 4
            sign = self._circle(painter, radius)
            _draw_sign(painter, self._sign, radius * 0.26, QColor(sign))
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._style.focus), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(0, 0), radius + 2.5, radius + 2.5)

    def _circle(self, painter: QPainter, radius: float) -> str:
        """Draw the circle; return the colour for the sign in it."""
        style = self._style
        line, fill, sign = style.ink, style.background, style.ink
        if self._filled:
            fill, sign = style.ink, style.on_ink
        if not self.isEnabled():
            line, fill, sign = style.coming_bar, style.background, style.coming
        if self.isDown():
            radius -= 2
        painter.setPen(QPen(QColor(line), 2))
        painter.setBrush(QBrush(QColor(fill)))
        painter.drawEllipse(QPointF(0, 0), radius - 1, radius - 1)
        return sign


def _draw_sign(painter: QPainter, sign: Sign, size: float, colour: QColor) -> None:
    if sign in ("previous", "next"):
        way = 1 if sign == "next" else -1
        pen = QPen(colour, size * 0.36)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        points = [(-0.4 * way, -0.9), (0.5 * way, 0.0), (-0.4 * way, 0.9)]
        painter.drawPolyline(QPolygonF([QPointF(x * size, y * size) for x, y in points]))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if sign == "play":
        corners = [(-0.8, -1.15), (1.2, 0.0), (-0.8, 1.15)]
        painter.drawPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in corners]))
    else:
        for x in (-1.0, 0.35):
            painter.drawRect(QRectF(x * size, -1.05 * size, 0.65 * size, 2.1 * size))
