"""The three doors that stand open when the program starts: explore, present, make your own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.themes import Scale
from geodata.words import Words

__all__ = ["Doors"]


class Doors(QWidget):
    """A question and three buttons over the first posting.

    They are no dialog: the map is there already, and whoever takes a step has chosen to explore.
    """

    explore = Signal()
    present = Signal()
    make = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doors")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._question = QLabel()
        self._question.setProperty("part", "section")
        self._question.setWordWrap(True)
        self._explore = self._door(self.explore)
        self._present = self._door(self.present)
        self._make = self._door(self.make)
        self._buttons = (self._explore, self._present, self._make)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in self._buttons:
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._question)
        self._column.addLayout(self._row)

    def _door(self, signal: object) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(signal)
        return button

    def retranslate(self, words: Words) -> None:
        """The question and the names of the doors, with what is behind each for those who ask."""
        self._question.setText(words("What would you like to do?"))
        for button, name, behind in (
            (
                self._explore,
                words.context("door", "Explore"),
                words("Follow this career on the map, at your own pace"),
            ),
            (
                self._present,
                words.context("door", "Present"),
                words("Show it to a class, with your notes on the second screen"),
            ),
            (
                self._make,
                words.context("door", "Make your own"),
                words("Put another person's career on the map"),
            ),
        ):
            button.setText(name)
            button.setToolTip(behind)
            button.setAccessibleDescription(behind)
        self._turn()

    def fit(self, scale: Scale) -> None:
        """Lay out at ``scale``."""
        px = scale.px
        self._column.setContentsMargins(px(28), px(14), px(28), px(14))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(10))
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the doors under one another where they do not fit side by side."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * self._row.spacing()
        fits = sum(button.sizeHint().width() for button in self._buttons) <= room
        side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(side if fits else below)
