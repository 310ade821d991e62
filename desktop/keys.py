"""The keys of the window. A key works wherever the focus is, and one press is one posting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from desktop.showing import Showing

__all__ = ["bind_keys"]


def bind_keys(showing: Showing, more: Callable[[], None]) -> None:
    """Bind every key that ``desktop.options.key_table`` lists.

    QShortcut, because the web view asks Qt's shortcut map before its page sees a key.
    """
    window, model = showing.window, showing.model
    for keys, action in (
        (("Right", "Down", "PgDown"), model.next),
        (("Left", "Up", "PgUp"), model.previous),
        (("Home",), model.first),
        (("End",), model.last),
        (("F5",), model.toggle),
        (("Escape",), model.pause),
        (("F2",), showing.window.panel.read_evidence),
        (("Ctrl+F",), window.search.setFocus),
        (("Ctrl++", "Ctrl+="), showing.larger_text),
        (("Ctrl+-",), showing.smaller_text),
        (("Ctrl+0",), showing.map_view.reset_view),
        (("F1",), more),
        (("F11",), lambda: _turn_full_screen(showing)),
    ):
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(action)


def _turn_full_screen(showing: Showing) -> None:
    showing.window.setWindowState(showing.window.windowState() ^ Qt.WindowState.WindowFullScreen)
