"""The exhibit's keys, on a keyboard and on a tactile number pad. No other key does anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.kiosk.guide import Guide

if TYPE_CHECKING:
    from desktop.kiosk.exhibit import Exhibit

__all__ = ["bind_keys", "press_focused"]

_ONCE: Final = frozenset({"PgDown", "PgUp", "Return", "Enter", "5", "F2"})
"""Keys that do nothing more while they are held down."""

Bound = tuple[tuple[str, ...], Callable[[], object]]


def bind_keys(exhibit: Exhibit, guide: Guide, ask_pin: Callable[[], None]) -> list[QShortcut]:
    """Bind every key; the shortcuts are switched on and off together.

    QShortcut, because the web view asks Qt's shortcut map before its page sees a key.
    """
    bound = [*_keyboard(exhibit, guide)]
    if exhibit.settings.keypad:
        bound += _number_pad(exhibit, guide)
    bound.append((("Ctrl+Alt+Shift+P",), ask_pin))
    return [_shortcut(exhibit, key, action) for keys, action in bound for key in keys]


def _keyboard(exhibit: Exhibit, guide: Guide) -> Iterator[Bound]:
    visit, model = exhibit.visit, exhibit.visit.model
    yield ("Right", "PgDown"), visit.next
    yield ("Left", "PgUp"), model.previous
    yield ("Down",), lambda: guide.read_part(1)
    yield ("Up",), lambda: guide.read_part(-1)
    yield ("Home",), model.first
    yield ("End",), model.last
    yield ("F5",), model.toggle
    yield ("Escape",), visit.read_on
    yield ("F1",), visit.show_help
    yield ("F2",), guide.read_evidence
    yield ("Ctrl++", "Ctrl+=", "Volume Up"), lambda: guide.change_volume(1)
    yield ("Ctrl+-", "Volume Down"), lambda: guide.change_volume(-1)
    yield ("Return", "Enter"), press_focused
    yield ("Tab",), lambda: exhibit.window.focusNextPrevChild(True)
    yield ("Shift+Tab",), lambda: exhibit.window.focusNextPrevChild(False)


def _number_pad(exhibit: Exhibit, guide: Guide) -> Iterator[Bound]:
    """Single characters, all of which one setting takes away (WCAG 2.2, 2.1.4)."""
    visit = exhibit.visit
    yield ("+", "="), lambda: guide.change_volume(1)
    yield ("-",), lambda: guide.change_volume(-1)
    yield ("6",), visit.next
    yield ("4",), visit.model.previous
    yield ("2",), lambda: guide.read_part(1)
    yield ("8",), lambda: guide.read_part(-1)
    yield ("5",), guide.read_all
    yield ("0",), visit.show_help
    yield ("3",), exhibit.window.controls.startOver.emit
    for key, language in zip(("7", "9", "1"), visit.career.languages, strict=False):
        yield (key,), partial(visit.set_language, language)


def press_focused() -> None:
    """Press the button that has the focus."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QAbstractButton):
        widget.click()


def _shortcut(exhibit: Exhibit, key: str, action: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), exhibit.window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.setAutoRepeat(key not in _ONCE)
    shortcut.setEnabled(False)  # until somebody wakes the exhibit
    shortcut.activated.connect(exhibit.heard)  # a shortcut's key reaches no event filter
    shortcut.activated.connect(lambda: action())
    return shortcut
