"""Asks whether somebody is still there. It covers no control: each of them is an answer, too."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.kiosk.sizes import Sizes
from desktop.panel.parts import line
from geodata.words import Words

__all__ = ["AskBanner"]

BORDER: Final = 3
"""Pixels of the style sheet's frame, which a layout does not know of."""


class AskBanner(QFrame):
    """A banner with the seconds that are left. ``answered``: somebody is there."""

    answered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("part", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = line("", "section")
        self._seconds = QLabel()
        self._seconds.setProperty("part", "figure")
        self.button = QPushButton()
        self.button.setProperty("part", "lead")
        self.button.clicked.connect(self.answered)
        self._bottom = self._width = self._margin = 0
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._seconds)
        self._row.addWidget(self.button)
        self.hide()

    def retranslate(self, words: Words) -> None:
        """Take another language."""
        self._text.setText(words("Are you still there? In a moment everything starts over."))
        self.button.setText(words("I am still here"))

    def ask(self, seconds: int) -> None:
        """Show it with so many seconds left."""
        self._seconds.setText(str(seconds))
        if self.isHidden():
            self.show()
            self.raise_()
            self._stand()  # what is hidden has no fonts yet, and no height

    def stand_above(self, bottom: int, width: int, sizes: Sizes) -> None:
        """Take the place over a line ``bottom`` pixels from the window's upper edge."""
        self._bottom, self._width, self._margin = bottom, width, sizes.text // 2
        self._stand()

    def _stand(self) -> None:
        margin = self._margin
        self._row.setContentsMargins(margin * 2, margin, margin * 2, margin)
        self._row.setSpacing(margin * 2)
        inside = self._width - 2 * margin
        room = inside - 2 * BORDER
        height = max(self._row.heightForWidth(room), self._row.sizeHint().height()) + 2 * BORDER
        self.setGeometry(margin, self._bottom - height - margin, inside, height)
