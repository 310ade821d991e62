"""Buttons whose signs are drawn, because no font is sure to have them."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton

__all__ = ["Sign", "SignButton"]

Sign = Literal["colours", "motion", "over", "up", "down", "nearer", "farther"]

_CHEVRONS: Final = {
    "up": ((-1, 0.45), (0, -0.55), (1, 0.45)),
    "down": ((-1, -0.45), (0, 0.55), (1, -0.45)),
}


class SignButton(QPushButton):
    """A button of the style sheet with a sign drawn in its text's colour."""

    def __init__(self, sign: Sign, *, checkable: bool = False) -> None:
        super().__init__()
        self._sign: Sign = sign
        self._ink, self._on_ink = QColor("black"), QColor("white")
        self.setCheckable(checkable)

    def set_ink(self, ink: str, on_ink: str) -> None:
        """Colours of the sign: as it is, and while the button is switched on."""
        self._ink, self._on_ink = QColor(ink), QColor(on_ink)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the sign on it."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2, self.height() / 2)
            ink = self._on_ink if self.isChecked() else self._ink
            if not self.isEnabled():
                ink = QColor(ink)
                ink.setAlphaF(0.35)
            size = min(self.width(), self.height()) * 0.24
            _draw(painter, self._sign, size, ink, self.isChecked())


def _draw(painter: QPainter, sign: Sign, size: float, ink: QColor, on: bool) -> None:
    pen = QPen(ink, max(2.0, size * 0.2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    circle = QRectF(-size, -size, 2 * size, 2 * size)
    match sign:
        case "colours":
            painter.drawEllipse(circle)
            painter.setBrush(ink)
            painter.drawPie(circle, 90 * 16, 180 * 16)
        case "over":
            painter.drawArc(circle, 140 * 16, -290 * 16)
            painter.drawPolyline(_points(size, (-1.25, -0.95), (-0.75, -0.62), (-0.32, -1.05)))
        case "motion":
            _draw_motion(painter, size, ink, stopped=on)
        case "up" | "down":
            painter.drawPolyline(_points(size, *_CHEVRONS[sign]))
        case "nearer" | "farther":
            _draw_glass(painter, size, plus=sign == "nearer")


def _draw_motion(painter: QPainter, size: float, ink: QColor, *, stopped: bool) -> None:
    """A way that is flown along; crossed out where it is not."""
    painter.drawArc(QRectF(-size, -0.7 * size, 2 * size, 2 * size), 10 * 16, 160 * 16)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(size, 0.2 * size), 0.22 * size, 0.22 * size)
    if stopped:
        painter.drawLine(QPointF(-size, size), QPointF(size, -size))


def _draw_glass(painter: QPainter, size: float, *, plus: bool) -> None:
    """A magnifying glass with a plus or a minus in it."""
    painter.drawEllipse(QPointF(-0.2 * size, -0.2 * size), size, size)
    painter.drawLine(QPointF(0.55 * size, 0.55 * size), QPointF(1.2 * size, 1.2 * size))
    painter.drawLine(QPointF(-0.65 * size, -0.2 * size), QPointF(0.25 * size, -0.2 * size))
    if plus:
        painter.drawLine(QPointF(-0.2 * size, -0.65 * size), QPointF(-0.2 * size, 0.25 * size))


def _points(size: float, *points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x * size, y * size) for x, y in points])
