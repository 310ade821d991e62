"""Draws a laid-out slider. No layout is decided here, only colour and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from desktop.slider.barpainter import paint_bar
from desktop.slider.fonts import SliderFonts
from desktop.slider.layout import SliderLayout
from desktop.slider.shapes import Label, Leader, Mark, Rect
from desktop.slider.style import SliderStyle

__all__ = ["SliderPainter"]

MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
POINTING: Final = {"group": "{}", "before": "‹ {}", "after": "{} ›"}
"""How a count is written; those of what lies outside point there."""


@dataclass(frozen=True, slots=True)
class SliderPainter:
    """Draws with one painter, one style. ``neutral`` is true for a step at which somebody died:
    there the accent gives way to ink. ``focused`` draws the ring around the knob.

    Where two careers are shown, ``owners`` says of each step whose it is, and the second's stops
    are diamonds in a colour of their own; ``met`` are the steps at a place where both were at the
    same time, which have a second outline."""

    painter: QPainter
    layout: SliderLayout
    style: SliderStyle
    fonts: SliderFonts
    neutral: bool = False
    focused: bool = False
    hide_future: bool = False
    owners: bytes = b""
    met: frozenset[int] = frozenset()

    def paint(self) -> None:
        """Draw everything, from the axis up."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._axis()
        self._bars()
        for mark in self.layout.marks:
            if mark.leader and mark is not self.layout.current_mark:
                self._leader(mark.leader, self.style.edge, 1, closed=mark.kind == "group")
        for mark in self.layout.marks:
            if mark is not self.layout.current_mark:
                self._mark(mark)
        self._captions()
        for label in self.layout.labels:
            self._label(label)
        self._knob()

    @property
    def _accent(self) -> str:
        if self.neutral:
            return self.style.ink
        return self.style.second if self._second(self.layout.current) else self.style.accent

    def _second(self, step: int) -> bool:
        return bool(self.owners and self.owners[step])

    def _axis(self) -> None:
        axis, metrics = self.layout.frame.axis, self.layout.frame.metrics
        if axis is None:
            return
        y = round(metrics.axis_y) + 0.5
        self._pen(self.style.rule, 1)
        self.painter.drawLine(QPointF(axis.left, y), QPointF(axis.right, y))
        for tick in self.layout.ticks:
            x = round(tick.x) + 0.5
            self._pen(self.style.edge if tick.text else self.style.rule, 1)
            self.painter.drawLine(QPointF(x, y), QPointF(x, y + (6 if tick.text else 4)))
            if tick.rect:
                self._text(tick.text, tick.rect, self.fonts.small, self.style.muted)

    def _bars(self) -> None:
        layout, style = self.layout, self.style
        for bar in layout.bars:
            if bar.first > layout.current:
                if not self.hide_future:
                    paint_bar(self.painter, bar, style.coming_bar)
            elif bar.last < layout.current:
                second = bar.first == bar.last and self._second(bar.first)
                paint_bar(self.painter, bar, style.second_bar if second else style.past_bar)
            elif bar is not layout.current_bar and layout.current_mark:
                self._bar_around(bar.rect)
        if layout.current_bar:
            paint_bar(self.painter, layout.current_bar, self._accent)

    def _bar_around(self, rect: Rect) -> None:
        """A group's bar that the current posting parts into what was and what comes."""
        leader = self.layout.current_mark.leader if self.layout.current_mark else None
        now = min(max(leader.left if leader else rect.left, rect.left), rect.right)
        past = QRectF(rect.left, rect.top, now - rect.left, rect.height)
        coming = QRectF(now, rect.top, rect.right - now, rect.height)
        self.painter.fillRect(past, QColor(self.style.past_bar))
        if not self.hide_future:
            self.painter.fillRect(coming, QColor(self.style.coming_bar))

    def _mark(self, mark: Mark) -> None:
        coming = mark.first > self.layout.current
        colour = self.style.coming if coming else self.style.past
        if mark.kind == "stop":
            colour = self.style.second if self._second(mark.first) else colour
            self._stop(mark, colour)
        else:
            self._pill(mark, colour, coming)

    def _stop(self, mark: Mark, colour: str) -> None:
        """Filled what was, a ring what comes, a broken ring what has no date."""
        metrics = self.layout.frame.metrics
        hollow = mark.undated or mark.first > self.layout.current
        radius = metrics.dot + (0.5 if mark.undated else -1)
        self._pen(colour, 2, dashed=mark.undated)
        self.painter.setBrush(QColor(self.style.background if hollow else colour))
        self._shape(mark, radius)
        if mark.first in self.met:
            self._met(mark, metrics.dot + 4)

    def _shape(self, mark: Mark, radius: float) -> None:
        """A disc, or for the second of two careers a diamond: colour is never the only sign."""
        centre = QPointF(mark.x, self.layout.frame.metrics.stops_y)
        if self._second(mark.first):
            reach = radius * 1.25
            self.painter.drawPolygon(
                [
                    centre + QPointF(0, -reach),
                    centre + QPointF(reach, 0),
                    centre + QPointF(0, reach),
                    centre + QPointF(-reach, 0),
                ]
            )
        else:
            self.painter.drawEllipse(centre, radius, radius)

    def _met(self, mark: Mark, radius: float) -> None:
        self._pen(self.style.ink, 1.5)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self._shape(mark, radius)

    def _pill(self, mark: Mark, colour: str, coming: bool) -> None:
        metrics = self.layout.frame.metrics
        text = POINTING[mark.kind].format(metrics.number(mark.count))
        width = min(mark.target.width - 6, metrics.count(text) + 18)
        height = metrics.small_height * 1.3
        rect = Rect(mark.x - width / 2, metrics.stops_y - height / 2, width, height)
        hollow = coming or mark.kind in ("before", "after")
        self._pen(colour, 1.5)
        self.painter.setBrush(QColor(self.style.background if hollow else colour))
        self.painter.drawRoundedRect(QRectF(*rect), height / 2, height / 2)
        ink = self.style.muted if hollow else self.style.background
        self._text(text, rect, self.fonts.count, ink)

    def _leader(self, leader: Leader, colour: str, width: float, *, closed: bool = False) -> None:
        path = QPainterPath(QPointF(leader.x, leader.top))
        middle = (leader.top + leader.bottom) / 2
        path.cubicTo(leader.x, middle, leader.left, middle, leader.left, leader.bottom)
        if closed:
            path.lineTo(leader.right, leader.bottom)
            path.cubicTo(leader.right, middle, leader.x, middle, leader.x, leader.top)
        self._pen(colour, width)
        self.painter.setBrush(self._tint() if closed else Qt.BrushStyle.NoBrush)
        self.painter.drawPath(path)
        if not closed:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(QColor(colour))
            self.painter.drawEllipse(QPointF(leader.left, leader.bottom), 1 + width, 1 + width)

    def _captions(self) -> None:
        for caption in self.layout.captions:
            self._text(caption.text, caption.rect, self.fonts.small, self.style.muted)

    def _label(self, label: Label) -> None:
        metrics = self.layout.frame.metrics
        if label.stem:
            self._pen(self.style.rule, 1)
            x = round(label.x) + 0.5
            foot = metrics.stops_y - metrics.dot - 4
            self.painter.drawLine(QPointF(x, label.rect.bottom + 1), QPointF(x, foot))
        if label.current:
            self._text(label.text, label.rect, self.fonts.current, self._accent)
        else:
            coming = label.step > self.layout.current
            colour = self.style.muted if coming else self.style.ink
            self._text(label.text, label.rect, self.fonts.label, colour)

    def _knob(self) -> None:
        mark, metrics = self.layout.current_mark, self.layout.frame.metrics
        if mark is None:
            return
        if mark.leader:
            self._leader(mark.leader, self._accent, 2)
        centre, line = QPointF(mark.x, metrics.stops_y), metrics.knob * 0.24
        self._pen(self._accent, line, dashed=mark.undated)
        self.painter.setBrush(QColor(self.style.background))
        self._shape(mark, metrics.knob - line / 2 - (2 if self._second(mark.first) else 0))
        if mark.first in self.met:
            self._met(mark, metrics.knob * 0.45)
        if self.focused:
            self._pen(self.style.focus, 2)
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(centre, metrics.knob + 3, metrics.knob + 3)

    def _tint(self) -> QColor:
        """Between ground and lines. Opaque: many see-through areas take long to paint."""
        ground, line = QColor(self.style.background), QColor(self.style.edge)
        red, green, blue = (
            round(0.82 * under + 0.18 * over)
            for under, over in (
                (ground.red(), line.red()),
                (ground.green(), line.green()),
                (ground.blue(), line.blue()),
            )
        )
        return QColor(red, green, blue)

    def _pen(self, colour: str, width: float, *, dashed: bool = False) -> None:
        pen = QPen(QColor(colour), width)
        if dashed:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([1.6, 1.0])
        self.painter.setPen(pen)

    def _text(self, text: str, rect: Rect, font: QFont, colour: str) -> None:
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(QRectF(*rect), MIDDLE, text)
