"""The keys of a lesson: every clicker's, and one for each button.

A key works wherever the focus is: a QShortcut is asked before the web page, and before a button
that has the focus. (A filter on the application would crash with a web view in it.) Held down, a
key acts once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

__all__ = ["KEYS", "RESUMING", "Keys", "LessonKeys", "shown_keys"]


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys that always act, and single characters, which can be switched off."""

    always: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()


KEYS: Final[Mapping[str, Keys]] = {
    "next": Keys(("PgDown", "Right", "Down", "Space", "Return", "Enter"), ("N",)),
    "previous": Keys(("PgUp", "Left", "Up", "Backspace", "Shift+Space"), ("P",)),
    "begin": Keys(("F5", "Esc")),
    "begin_here": Keys(("Shift+F5",)),
    "first": Keys(("Home",)),
    "last": Keys(("End",)),
    "jump": Keys(("Alt+G",), ("G",)),
    "black": Keys(("Alt+B",), (".", "B", "V", ":", ";", "/")),
    "white": Keys(("Alt+W",), ("W", ",")),
    "freeze": Keys(("Alt+F",), ("F",)),
    "hide": Keys(("Alt+H",), ("H",)),
    "zoom": Keys(("Alt+Z",), ("Z",)),
    "whole": Keys(("Ctrl+0",), ("M",)),
    "undo": Keys(("Ctrl+Z",)),
    "redo": Keys(("Ctrl+Y", "Ctrl+Shift+Z")),
    "question": Keys(("Alt+Q",), ("Q",)),
    "answer": Keys(("Alt+A",), ("A",)),
    "discuss": Keys(("Alt+D",), ("D",)),
    "where_next": Keys(("Alt+Y",), ("Y", "?")),
    "today": Keys(("Alt+X",), ("X",)),
    "future": Keys(("Alt+U",), ("U",)),
    "swap": Keys(("F8", "Alt+S"), ("S",)),
    "pause": Keys(("Alt+T",), ("T",)),
    "reset": Keys(("Shift+T",)),
    "edit": Keys(("F2",)),
    "larger": Keys(("Ctrl++", "Ctrl+=")),
    "smaller": Keys(("Ctrl+-",)),
    "settings": Keys(("F9",)),
    "screens": Keys(("F7",)),
    "keys": Keys(("F1",)),
    "pointer": Keys(("Alt+2",)),
    "pen": Keys(("Alt+3",)),
    "eraser": Keys(("Alt+4",)),
    "spotlight": Keys(("Alt+5",)),
    "none": Keys(("Alt+1",)),
    "press": Keys(("Ctrl+Return", "Ctrl+Space")),
}
"""By the name of what is done. The digits are besides, see ``desktop.present.digits``. F5 and Esc
alternate on one key of many clickers; ``:`` and ``;`` are the codes 58 and 59 of others."""

RESUMING: Final = frozenset({"black", "white"})
"""What acts while everything is covered, and nothing else does."""


class LessonKeys(QObject):
    """Binds the keys in both windows. ``covered`` tells whether only RESUMING may act;
    ``digit(text)`` gets the digits, ``enter()`` says whether the Enter key ended a number."""

    def __init__(
        self,
        actions: Mapping[str, Callable[[], object]],
        *,
        covered: Callable[[], bool],
        digit: Callable[[str], None],
        enter: Callable[[], bool],
        escape: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._covered = actions, covered
        self._digit, self._enter, self._escape = digit, enter, escape
        self._characters: list[QShortcut] = []

    def bind(self, window: QWidget) -> None:
        """Let the keys act in one more window."""
        for name, keys in KEYS.items():
            for key in keys.always:
                self._shortcut(window, key, name)
            for key in keys.characters:
                self._characters.append(self._shortcut(window, key, name))
        for digit in "0123456789":
            shortcut = self._new(window, digit)
            shortcut.activated.connect(lambda digit=digit: self._on_digit(digit))
            self._characters.append(shortcut)

    def set_characters(self, on: bool) -> None:
        """Whether keys of a single character act (WCAG 2.2, 2.1.4)."""
        for shortcut in self._characters:
            shortcut.setEnabled(on)

    def _shortcut(self, window: QWidget, key: str, name: str) -> QShortcut:
        shortcut = self._new(window, key)
        shortcut.activated.connect(lambda: self._on_key(key, name))
        return shortcut

    @staticmethod
    def _new(window: QWidget, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        return shortcut

    def _on_key(self, key: str, name: str) -> None:
        if self._covered() and name not in RESUMING:
            return
        if key in ("Return", "Enter") and self._enter():
            return
        if key == "Esc" and self._escape():
            return
        if name == "press":
            _press_focused()
        else:
            self._actions[name]()

    def _on_digit(self, digit: str) -> None:
        if not self._covered():
            self._digit(digit)


def shown_keys(name: str) -> str:
    """The shortest keys of an action, for the tip of its button."""
    keys = KEYS[name]
    return " ".join((*keys.characters[:1], *keys.always[:1]))


def _press_focused() -> None:
    """Space and Enter go on to the next stop, so a focused button has a key of its own."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QAbstractButton):
        focused.click()
