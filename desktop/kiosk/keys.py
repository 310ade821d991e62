"""The exhibit's keys, on a keyboard and on a tactile number pad. No other key does anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

if TYPE_CHECKING:
    from desktop.kiosk.exhibit import Exhibit

__all__ = ["bind_keys", "press_focused"]

_PAGED: Final = frozenset({"PgDown", "PgUp"})


def bind_keys(exhibit: Exhibit) -> None:
    """Bind every key.

    QShortcut, because the web view asks Qt's shortcut map before its page sees a key.
    """
    visit, model = exhibit.visit, exhibit.visit.model
    _bind(exhibit, ("Right", "PgDown"), visit.next)
    _bind(exhibit, ("Left", "PgUp"), model.previous)
    _bind(exhibit, ("Home",), model.first)
    _bind(exhibit, ("End",), model.last)
    _bind(exhibit, ("F5",), model.toggle)
    _bind(exhibit, ("Escape",), visit.read_on)
    _bind(exhibit, ("F1",), visit.show_help)
    _bind(exhibit, ("Return", "Enter"), press_focused)
    if exhibit.settings.keypad:
        _bind(exhibit, ("6",), visit.next)
        _bind(exhibit, ("4",), model.previous)
        _bind(exhibit, ("0",), visit.show_help)
        _bind(exhibit, ("3",), exhibit.window.controls.startOver.emit)
        for key, language in zip(("7", "9", "1"), visit.career.languages, strict=False):
            _bind(exhibit, (key,), _language_setter(exhibit, language))


def press_focused() -> None:
    """Press the button that has the focus."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractButton):
        widget.click()


def _language_setter(exhibit: Exhibit, language: str) -> Callable[[], None]:
    return lambda: exhibit.visit.set_language(language)


def _bind(exhibit: Exhibit, keys: tuple[str, ...], action: Callable[[], object]) -> None:
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), exhibit.window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(key not in _PAGED)
        shortcut.activated.connect(action)
