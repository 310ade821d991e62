"""Two buttons, one a career: each can be hidden, never both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.themes import Scale
from geodata.words import Words

__all__ = ["SIGNS", "Whose"]

SIGNS = ("●", "◆")
"""What the stops of each career look like on map and slider."""


class Whose(QWidget):
    """``chosen(owners)`` tells which careers (0, 1) are to be shown."""

    chosen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whose")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self.buttons = (self._button(), self._button())
        self._row.addStretch(1)

    def _button(self) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setChecked(True)
        button.clicked.connect(self._choose)
        self._row.addWidget(button)
        return button

    def name(self, names: tuple[str, str], words: Words) -> None:
        """The names of the two people, in the language on show."""
        for button, sign, name in zip(self.buttons, SIGNS, names, strict=True):
            button.setText(f"{sign} {name}")
            button.setAccessibleName(words("Show {person}", person=name))

    def fit(self, scale: Scale) -> None:
        """Lay out at ``scale``."""
        px = scale.px
        self._row.setContentsMargins(px(28), px(8), px(28), px(8))
        self._row.setSpacing(px(10))

    def _choose(self) -> None:
        shown = tuple(owner for owner, button in enumerate(self.buttons) if button.isChecked())
        if not shown:  # the other one instead: an empty map helps nobody
            pressed = self.sender()
            shown = tuple(n for n, button in enumerate(self.buttons) if button is not pressed)
            self.buttons[shown[0]].setChecked(True)
        self.chosen.emit(shown)
