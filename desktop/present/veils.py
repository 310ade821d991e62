"""What stands between the lesson and the class: black, white, a still picture, or nothing."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

__all__ = ["Cover", "Veils"]

Cover = Literal["", "black", "white"]


class Veils(QObject):
    """``changed()``: the class sees something else now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cover: Cover = ""
        self._frozen = False
        self._hidden = False

    @property
    def cover(self) -> Cover:
        """The colour that covers everything, "" for none."""
        return self._cover

    @property
    def frozen(self) -> bool:
        """Whether the class sees a still picture while the teacher looks round."""
        return self._frozen

    @property
    def hidden(self) -> bool:
        """Whether the whole window is put away, so that something else can be shown."""
        return self._hidden

    def turn_cover(self, colour: Cover) -> None:
        """Cover everything. Where it is covered, whatever the colour, uncover it: a clicker has
        one key for both."""
        self._cover = "" if self._cover else colour
        self.changed.emit()

    def turn_frozen(self) -> None:
        """Hold the picture, or let it go on."""
        self._frozen = not self._frozen
        self.changed.emit()

    def turn_hidden(self) -> None:
        """Put the window away, or bring it back."""
        self._hidden = not self._hidden
        self.changed.emit()
