"""A frame round what the keys are at: seen on any colour of button, and no layout jumps for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QPushButton, QWidget

__all__ = ["FocusRing"]

THICK: Final = 3
APART: Final = 1
"""Pixels of the frame, and between it and the button; the gaps between buttons hold both."""

FOLLOW_MS: Final = 40


class FocusRing(QWidget):
    """Follows the focus of its window while ``follow`` is on, and takes no touch. ``colour`` is
    asked at each painting. What paints a ring of its own (round buttons, the line of time) has
    none."""

    def __init__(self, window: QWidget, colour: Callable[[], str]) -> None:
        super().__init__(window)
        self._colour = colour
        self.setObjectName("focus-ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look = QTimer(self, interval=FOLLOW_MS)
        self._look.timeout.connect(self.look)
        self.hide()

    def follow(self, on: bool) -> None:
        """Begin or end with it."""
        if on:
            self._look.start()
        else:
            self._look.stop()
            self.hide()

    def look(self) -> None:
        """Stand where the focus is now."""
        at = self.window().focusWidget()
        if not isinstance(at, QPushButton) or not at.isVisible():
            self.hide()
            return
        box = QRect(at.mapTo(self.window(), QPoint(0, 0)), at.size())
        wide = APART + THICK
        outer = box.adjusted(-wide, -wide, wide, wide)
        if self.isVisible() and self.geometry() == outer:
            return
        self.setGeometry(outer)
        inner = self.rect().adjusted(THICK, THICK, -THICK, -THICK)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One colour; the mask makes a frame of it."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._colour()))
