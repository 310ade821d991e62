"""Find a place by any of its names, from the head of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from geodata.words import Words

__all__ = ["Found", "PlaceSearch"]

SHORTEST = 2
"""Letters before anything is looked up: one letter finds half the gazetteer."""

_OF_THE_LIST: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that walk the open list, whatever they do in the window."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that was found: ``shown`` is its line in the list."""

    place_id: str
    shown: str


class PlaceSearch(QLineEdit):
    """A search field with its list of places below it; touch, keys and screen readers all work.

    ``find`` gives the places for what was typed. ``placeChosen`` carries a place's id.
    """

    placeChosen = Signal(str)

    def __init__(
        self, find: Callable[[str], Sequence[Found]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._found: Sequence[Found] = ()
        self._nothing = ""
        self._lines = QStringListModel(self)
        self._list = QListView(parent)
        self._list.setModel(self._lines)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.hide()
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._look_up)
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        self.installEventFilter(self)

    def list_view(self) -> QListView:
        """The list under the field; the window that holds the field lays it above the rest."""
        return self._list

    def retranslate(self, words: Words) -> None:
        """Speak the language of ``words`` from now on."""
        self.setPlaceholderText(words("Find a place"))
        self.setAccessibleName(words("Find a place by any of its names"))
        self._list.setAccessibleName(words("Places found"))
        self._nothing = words("No place of that name")
        self.close_list()

    def close_list(self) -> None:
        """Put the list away."""
        self._list.hide()

    def _look_up(self, typed: str) -> None:
        if len(typed.strip()) < SHORTEST:
            self.close_list()
            return
        self._found = self._find(typed.strip())
        self._lines.setStringList([found.shown for found in self._found] or [self._nothing])
        if self._found:
            self._list.setCurrentIndex(self._lines.index(0))
        self._place_list()

    def _place_list(self) -> None:
        window = self.window()
        self._list.setParent(window)
        below = self.mapTo(window, QPoint(0, self.height() + 4))
        rows = min(7, max(1, len(self._found)))
        height = rows * max(44, self._list.sizeHintForRow(0)) + 4
        self._list.setGeometry(below.x(), below.y(), self.width(), height)
        self._list.raise_()
        self._list.show()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self.placeChosen.emit(self._found[row].place_id)
            self.clear()
            self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that walk the list while the field keeps the focus; leaving closes the list."""
        if event.type() == QEvent.Type.FocusIn:
            self._find("")  # so that what a search needs is there before the first letter is
        if event.type() == QEvent.Type.FocusOut:
            self.close_list()
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._walks(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _walks(self, event: QKeyEvent) -> bool:
        """Whether the key is the open list's and not the window's, which steps with it."""
        return self._list.isVisible() and Qt.Key(event.key()) in _OF_THE_LIST

    def _key(self, key: Qt.Key) -> bool:
        row = self._list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.close_list()
        elif not self._list.isVisible():
            return False
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            last = len(self._found) - 1
            self._list.setCurrentIndex(self._lines.index(min(max(row + step, 0), last)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
        else:
            return False
        return True
