"""Paints what the hand does over the stage: lines, spots pointed at, pointer, spotlight.

The same on both screens, in pixels of the stage; the laptop's small picture scales the painter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from desktop.present.guessing import Guess
from desktop.present.mapframe import MapFrame
from desktop.present.strokes import Stroke
from desktop.present.tools import Tool
from desktop.themes import SANS, Palette

__all__ = ["Overlay", "Popup", "paint_overlay"]


@dataclass(frozen=True, slots=True)
class Popup:
    """The name of a place that somebody tapped; ``lat``, ``lon`` in degrees."""

    place_id: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that lies over the stage at one moment. ``at`` is the hand, None while it is elsewhere;
    ``type_px`` the letters that the room asks for; ``distance(km)`` a distance in words."""

    width: float
    height: float
    frame: MapFrame
    palette: Palette
    type_px: int
    tool: Tool = "none"
    at: QPointF | None = None
    lines: tuple[Stroke, ...] = ()
    guesses: tuple[tuple[Guess, str], ...] = ()
    popup: Popup | None = None


def paint_overlay(painter: QPainter, overlay: Overlay) -> None:
    """Paint in pixels of the stage."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    frame = overlay.frame
    painter.setClipRect(QRectF(frame.left, frame.top, frame.width, frame.seen_height))
    for line in overlay.lines:
        _line(painter, overlay, line)
    for guess, text in overlay.guesses:
        _guess(painter, overlay, guess, text)
    if overlay.popup is not None:
        _popup(painter, overlay, overlay.popup)
    painter.restore()
    if overlay.at is not None:
        _hand(painter, overlay, overlay.at)


def _line(painter: QPainter, overlay: Overlay, line: Stroke) -> None:
    points = QPolygonF([QPointF(*overlay.frame.to_stage(lat, lon)) for lat, lon in line])
    width = max(4.0, overlay.height / 150)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((overlay.palette.paper, width * 2), (overlay.palette.focus, width)):
        pen = QPen(QColor(colour), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(points)


def _guess(painter: QPainter, overlay: Overlay, guess: Guess, text: str) -> None:
    """A ring where somebody pointed; once measured, a line to the place and its length."""
    p = overlay.palette
    at = QPointF(*overlay.frame.to_stage(guess.lat, guess.lon))
    ring = max(9.0, overlay.height / 70)
    if guess.goal is not None and guess.km:
        goal = QPointF(*overlay.frame.to_stage(*guess.goal))
        painter.setPen(QPen(QColor(p.ink), max(2.0, ring / 5), Qt.PenStyle.DashLine))
        painter.drawLine(at, goal)
    painter.setBrush(QColor(p.paper))
    painter.setPen(QPen(QColor(p.ink), max(2.0, ring / 3)))
    painter.drawEllipse(at, ring, ring)
    _written(painter, overlay, text, at + QPointF(ring * 1.6, 0))


def _popup(painter: QPainter, overlay: Overlay, popup: Popup) -> None:
    at = QPointF(*overlay.frame.to_stage(popup.lat, popup.lon))
    ring = max(12.0, overlay.height / 55)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(overlay.palette.ink), max(3.0, ring / 4)))
    painter.drawEllipse(at, ring, ring)
    _written(painter, overlay, popup.name, at + QPointF(ring * 1.6, 0))


def _written(painter: QPainter, overlay: Overlay, text: str, at: QPointF) -> None:
    """Letters with a rim, so that they can be read on any ground; turned in at the edge."""
    font = QFont(SANS)
    font.setPixelSize(overlay.type_px)
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    frame = overlay.frame
    left = min(at.x(), frame.left + frame.width - metrics.horizontalAdvance(text) - 8)
    base = at.y() + metrics.capHeight() / 2
    base = max(frame.top + metrics.ascent(), min(frame.top + frame.seen_height - 8, base))
    path = QPainterPath()
    path.addText(QPointF(left, base), font, text)
    rim = QPen(QColor(overlay.palette.paper), max(4.0, overlay.type_px / 7))
    rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, rim)
    painter.fillPath(path, QColor(overlay.palette.ink))


def _hand(painter: QPainter, overlay: Overlay, at: QPointF) -> None:
    if overlay.tool == "spotlight":
        _spotlight(painter, overlay, at)
    elif overlay.tool == "pointer":
        _dot(painter, overlay, at, overlay.height / 60, filled=True)
    elif overlay.tool in ("pen", "eraser"):
        _dot(painter, overlay, at, overlay.height / 100, filled=overlay.tool == "pen")


def _spotlight(painter: QPainter, overlay: Overlay, at: QPointF) -> None:
    dark = QPainterPath()
    dark.addRect(QRectF(0, 0, overlay.width, overlay.height))
    light = QPainterPath()
    radius = math.hypot(overlay.width, overlay.height) / 9
    light.addEllipse(at, radius, radius)
    painter.fillPath(dark.subtracted(light), QColor(0, 0, 0, 175))


def _dot(painter: QPainter, overlay: Overlay, at: QPointF, radius: float, *, filled: bool) -> None:
    """A dot with two rims, light and dark: seen on any ground, whatever the theme."""
    p = overlay.palette
    radius = max(5.0, radius)
    painter.setBrush(QColor(p.focus) if filled else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("#000000"), radius * 0.75))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor("#FFFFFF"), radius * 0.35))
    painter.drawEllipse(at, radius, radius)
