"""Small pieces that the posting panel is set from."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QWidget

__all__ = ["clear", "hairline", "kept_together", "line", "rule"]


def line(text: str, part: str) -> QLabel:
    """Wrapped plain text in the type of ``part`` (see the style sheet); never mark-up."""
    label = QLabel(kept_together(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("part", part)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def kept_together(text: str) -> str:
    """``text`` with what must not begin a line bound to the word before: the Russian "г.", "год"
    after the number of a year."""
    return re.sub(r"(?<=\d) (?=г\.|год)", "\N{NO-BREAK SPACE}", text)


def rule(thickness: int) -> QFrame:
    """A strong horizontal line."""
    return _stroke("rule", thickness)


def hairline() -> QFrame:
    """A faint horizontal line."""
    return _stroke("hairline", 1)


def _stroke(part: str, thickness: int) -> QFrame:
    frame = QFrame()
    frame.setProperty("part", part)
    frame.setFixedHeight(thickness)
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
