"""Closes every window that is not the exhibit's: the net below all other locks.

A colour field in a page, to name one, opens a dialog of Qt's that nothing in Qt's interface can
refuse. Whatever comes up is closed before anybody can use it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["Strangers"]

EVERY_MS: Final = 500


class Strangers(QObject):
    """Looks when the focus moves to another window, and twice a second. ``closed(name)`` tells
    the class of what was closed, for the log."""

    closed = Signal(str)

    def __init__(self, application: QApplication, own: QWidget) -> None:
        super().__init__(own)
        self._own = own
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        application.focusWindowChanged.connect(self._focus_moved)
        self._tick = QTimer(self, interval=EVERY_MS)
        self._tick.timeout.connect(self.look)
        self._tick.start()

    def _focus_moved(self, _window: object) -> None:
        self._soon.start()

    def look(self) -> None:
        """Close what should not be there."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self._own and widget.isVisible():
                self.closed.emit(type(widget).__name__)
                widget.close()
                widget.hide()
