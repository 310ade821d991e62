"""The pane of glass before the stage: shows what the hand does, and has the hand where a tool needs
it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.present.hand import Hand
from desktop.present.toolpainter import Overlay, paint_overlay

__all__ = ["ToolLayer"]


class ToolLayer(QWidget):
    """As large as the stage, and over it. ``overlay`` tells what to paint."""

    def __init__(
        self, overlay: Callable[[], Overlay], hand: Hand, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.overlay, self._hand = overlay, hand
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.follow()

    def follow(self) -> None:
        """Let the map have the hand, unless something else wants it; paint anew."""
        wanted = self._hand.wanted
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not wanted)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines, spots, pointer and spotlight."""
        with QPainter(self) as painter:
            paint_overlay(painter, self.overlay())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button or a finger."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With or without a button."""
        self._hand.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The left button or a finger."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """To the map below."""
        self._hand.wheel(QPointF(event.position()), event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer goes out."""
        self._hand.leave()
        super().leaveEvent(event)
