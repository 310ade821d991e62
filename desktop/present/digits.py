"""Digits: one alone takes a tool, a number and Enter jumps to a posting."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

__all__ = ["Digits"]

_ALONE_MS: Final = 600
"""A digit that is followed by nothing for so long was meant as a tool's key."""

_LONGEST: Final = 6


class Digits(QObject):
    """``toolAsked(n)`` for the tool's key 1 to 5, ``numberAsked(n)`` for a jump, ``changed(text)``:
    what has been typed so far, None where nobody is typing a number."""

    toolAsked = Signal(int)
    numberAsked = Signal(int)
    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._asked = False
        self._alone = QTimer(self, interval=_ALONE_MS, singleShot=True)
        self._alone.timeout.connect(self._take_tool)

    def ask(self) -> None:
        """Wait for a number, however long it takes; a second time, no more."""
        self._put("", asked=not self._asked)

    def type(self, digit: str) -> None:
        """A digit was pressed."""
        self._put((self._typed + digit)[-_LONGEST:], asked=self._asked)
        if not self._asked and len(self._typed) == 1:
            self._alone.start()

    def enter(self) -> bool:
        """Enter was pressed; whether it ended a number."""
        typed, waited = self._typed, self._asked or bool(self._typed)
        self._put("", asked=False)
        if typed:
            self.numberAsked.emit(int(typed))
        return waited

    def give_up(self) -> bool:
        """Escape was pressed; whether somebody was typing a number."""
        waited = self._asked or bool(self._typed)
        self._put("", asked=False)
        return waited

    def _put(self, typed: str, *, asked: bool) -> None:
        self._alone.stop()
        self._typed, self._asked = typed, asked
        self.changed.emit(typed if asked or typed else None)

    def _take_tool(self) -> None:
        number = int(self._typed)
        self._put("", asked=False)
        if 1 <= number <= 5:
            self.toolAsked.emit(number)
