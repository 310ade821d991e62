"""The touch buttons under the small picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.present.keys import shown_keys
from desktop.present.touchbutton import TouchButton
from desktop.themes import Scale
from geodata.words import Words

__all__ = ["ButtonText", "ToolPanel", "button_texts"]


@dataclass(frozen=True, slots=True)
class ButtonText:
    """The short text on a button, and the longer one for those who hear it."""

    shown: str
    told: str


def button_texts(words: Words) -> Mapping[str, ButtonText]:
    """All buttons in the order in which they stand."""
    return {
        "previous": ButtonText(words("‹ Back"), words("Previous stop")),
        "next": ButtonText(words("Next ›"), words("Next stop")),
        "black": ButtonText(words("Black"), words("Black: the class sees nothing")),
        "white": ButtonText(words("White"), words("White: the class sees a white ground")),
        "freeze": ButtonText(words("Freeze"), words("Freeze: the class sees a still picture")),
        "hide": ButtonText(words("Put away"), words("Put the window of the class away")),
        "swap": ButtonText(words("Swap screens"), words("Swap the screens")),
        "pointer": ButtonText(words("Pointer"), words("Pointer on both screens")),
        "pen": ButtonText(words("Pen"), words("Draw on the map")),
        "eraser": ButtonText(words("Eraser"), words("Take drawn lines away")),
        "undo": ButtonText(words("Undo"), words("Undo the last line")),
        "redo": ButtonText(words("Redo"), words("Redo the last line")),
        "spotlight": ButtonText(words("Spotlight"), words("Spotlight: dark but for a circle")),
        "zoom": ButtonText(words("Zoom in"), words("Zoom in where the hand is")),
        "whole": ButtonText(words("Stop’s view"), words("Back to the view of this stop")),
        "where_next": ButtonText(words("Where next?"), words("Ask where the next stop is")),
        "question": ButtonText(words("Question"), words("Put a question to the class")),
        "answer": ButtonText(words("Answer"), words("Mark the right answer")),
        "discuss": ButtonText(words("Discuss"), words("Show what to talk about")),
        "today": ButtonText(words("Then / today"), words("Names and borders of today, or then")),
        "future": ButtonText(words("Hide future"), words("Hide what is still to come")),
    }


class ToolPanel(QWidget):
    """A grid of buttons; those that stay down show by it what is on. ``pressed(name)``: one was
    pressed; it is down only once the lesson says so."""

    COLUMNS = 7
    STAYING = frozenset(
        {
            "black",
            "white",
            "freeze",
            "hide",
            "pointer",
            "pen",
            "eraser",
            "spotlight",
            "where_next",
            "question",
            "today",
            "future",
        }
    )

    pressed = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.buttons: dict[str, TouchButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, name in enumerate(button_texts(words)):
            button = TouchButton(checkable=name in self.STAYING)
            button.clicked.connect(partial(self._on_click, name))
            self.buttons[name] = button
            self._grid.addWidget(button, *divmod(place, self.COLUMNS))
        self.retranslate(words)

    def _on_click(self, name: str) -> None:
        button = self.buttons[name]
        if button.isCheckable():
            button.toggle()  # as it was: whether it is down is the lesson's to say
        self.pressed.emit(name)

    def retranslate(self, words: Words) -> None:
        """Another language."""
        for name, text in button_texts(words).items():
            self.buttons[name].say(text.shown, keys=shown_keys(name), told=text.told)

    def fit(self, scale: Scale) -> None:
        """Space between the buttons."""
        self._grid.setSpacing(max(4, scale.px(6)))

    def show_state(self, on: frozenset[str], possible: frozenset[str]) -> None:
        """Which buttons are down, and which can do something."""
        for name, button in self.buttons.items():
            button.setChecked(name in on)
            button.setEnabled(name in possible)
