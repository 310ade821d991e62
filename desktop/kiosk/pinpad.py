"""A number pad on the screen. What is typed is shown as dots only."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.kiosk.pin import MOST_DIGITS
from desktop.kiosk.sizes import Sizes
from desktop.panel.parts import line
from geodata.words import Words

__all__ = ["PinPad"]

_PLACES: Final = {
    **{str(n): ((n - 1) // 3, (n - 1) % 3) for n in range(1, 10)},
    "0": (3, 1),
}


class PinPad(QWidget):
    """``typed(pin)``: digits and the good key. ``left``: the way back was chosen."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, words: Words, sizes: Sizes) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pin = ""
        self._said = line("", "section")
        self._dots = QLabel("")
        self._dots.setProperty("part", "figure")
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.keys = {digit: QPushButton(digit) for digit in _PLACES}
        self.clear_key, self.good_key = QPushButton("⌫"), QPushButton(words("OK"))
        self.back = QPushButton(words("Back to the exhibit"))
        self._arrange(words, sizes)

    def _arrange(self, words: Words, sizes: Sizes) -> None:
        grid = QGridLayout()
        grid.setSpacing(max(8, sizes.target // 7))
        for digit, place in _PLACES.items():
            self.keys[digit].clicked.connect(lambda _=False, d=digit: self._press(d))
            grid.addWidget(self.keys[digit], *place)
        self.clear_key.setAccessibleName(words("Delete the last digit"))
        self.clear_key.clicked.connect(self._delete)
        self.good_key.clicked.connect(self._done)
        self.good_key.setProperty("part", "lead")
        grid.addWidget(self.clear_key, 3, 0)
        grid.addWidget(self.good_key, 3, 2)
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._said)
        column.addWidget(self._dots)
        column.addLayout(grid)
        column.addWidget(self.back)
        for button in self.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def ask(self, sentence: str) -> None:
        """Begin anew under a sentence."""
        self._said.setText(sentence)
        self._pin = ""
        self._show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits of a keyboard do as well."""
        if event.text() in self.keys:
            self._press(event.text())
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def _press(self, digit: str) -> None:
        if len(self._pin) < MOST_DIGITS:
            self._pin += digit
            self._show()

    def _delete(self) -> None:
        self._pin = self._pin[:-1]
        self._show()

    def _done(self) -> None:
        pin, self._pin = self._pin, ""
        self._show()
        self.typed.emit(pin)

    def _show(self) -> None:
        self._dots.setText("●" * len(self._pin) or " ")
