"""What every key of a lesson does, for the page of keys and for the docs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QWidget

from desktop.present.keys import KEYS
from geodata.words import Words

__all__ = ["KeyPage", "key_rows"]

_DIGITS: Final = {"none": "1", "pointer": "2", "pen": "3", "eraser": "4", "spotlight": "5"}


def key_rows(words: Words) -> tuple[tuple[str, str], ...]:
    """Keys and what they do, in the order of their use."""
    meanings = _meanings(words)
    rows = [(_keys(name), meaning) for name, meaning in meanings.items()]
    rows.insert(6, ("12 Enter", words("To the posting with that number")))
    return tuple(rows)


def _meanings(words: Words) -> Mapping[str, str]:
    return {
        "next": words("Next stop"),
        "previous": words("Previous stop"),
        "begin": words("Start the lesson; once it goes on, nothing"),
        "begin_here": words("Start the lesson at this stop"),
        "first": words("First stop"),
        "last": words("Last stop"),
        "jump": words("Type the number of a posting, however slowly"),
        "black": words("Black: the class sees nothing"),
        "white": words("White: the class sees a white ground"),
        "freeze": words("Freeze: the class sees a still picture"),
        "hide": words("Put the window of the class away"),
        "swap": words("Swap the screens"),
        "screens": words("Choose the screens"),
        "none": words("Put the tool down"),
        "pointer": words("Pointer on both screens"),
        "pen": words("Draw on the map"),
        "eraser": words("Take drawn lines away"),
        "spotlight": words("Spotlight: dark but for a circle"),
        "undo": words("Undo the last line"),
        "redo": words("Redo the last line"),
        "zoom": words("Zoom in where the hand is"),
        "whole": words("Back to the view of this stop"),
        "where_next": words("Ask where the next stop is"),
        "question": words("Put a question to the class"),
        "answer": words("Mark the right answer"),
        "discuss": words("Show what to talk about"),
        "today": words("Names and borders of today, or then"),
        "future": words("Hide what is still to come"),
        "pause": words("Stop the clock, or let it go on"),
        "reset": words("The clock to 0"),
        "edit": words("Write notes, or be done"),
        "larger": words("Larger notes"),
        "smaller": words("Smaller notes"),
        "settings": words("Settings of the lesson"),
        "press": words("Press the button that has the focus"),
        "keys": words("This page"),
    }


def _keys(name: str) -> str:
    keys = KEYS[name]
    digit = (_DIGITS[name],) if name in _DIGITS else ()
    return "   ".join((*digit, *keys.characters, *keys.always))


class KeyPage(QDialog):
    """Every key, to be scrolled through."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Keys"))
        page = QWidget()
        rows = QGridLayout(page)
        for row, (keys, meaning) in enumerate(key_rows(words)):
            rows.addWidget(QLabel(keys), row, 0)
            text = QLabel(meaning, wordWrap=True)
            rows.addWidget(text, row, 1)
        rows.setColumnStretch(1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        close = QPushButton(words("Close"))
        close.clicked.connect(self.accept)
        grid = QGridLayout(self)
        grid.addWidget(area, 0, 0)
        grid.addWidget(close, 1, 0)
        if parent is not None:
            self.resize(min(900, parent.width() - 60), min(760, parent.height() - 60))
