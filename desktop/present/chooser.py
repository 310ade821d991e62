"""Which screen is the class's: chosen by a picture of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap, QScreen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.present.touchbutton import TouchButton
from geodata.words import Words

__all__ = ["ScreenChooser"]

_PICTURE: Final = QSize(320, 200)


class ScreenChooser(QDialog):
    """``chosen(screen)``: the class sees that screen. ``windowChosen()``: there is one screen, or
    the lesson is shared from a window."""

    chosen = Signal(object)
    windowChosen = Signal()

    def __init__(
        self,
        screens: Sequence[QScreen],
        words: Words,
        *,
        present: QScreen | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Screens"))
        question = QLabel(words("Which screen does the class see?"), wordWrap=True)
        question.setProperty("part", "title")
        hint = QLabel(_hint(words, len(screens)), wordWrap=True)
        row = QHBoxLayout()
        self.buttons = [self._screen(screen, words, screen is present) for screen in screens]
        for button in self.buttons:
            row.addWidget(button)
        self.window_button = TouchButton()
        self.window_button.say(words("Show the class’s view in a window on this screen"))
        self.window_button.clicked.connect(self._take_window)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(question)
        column.addWidget(hint)
        column.addLayout(row)
        column.addWidget(self.window_button)

    def _screen(self, screen: QScreen, words: Words, present: bool) -> QToolButton:
        place = screen.geometry()
        name = screen.model() or screen.name()
        text = f"{name}\n{place.width()} x {place.height()}"
        if present:
            text += "\n" + words("the class’s screen now")
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text.replace("\n", ", "))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(QIcon(_picture(screen)))
        button.setIconSize(_PICTURE)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.clicked.connect(lambda: self._take(screen))
        return button

    def _take(self, screen: QScreen) -> None:
        self.accept()
        self.chosen.emit(screen)

    def _take_window(self) -> None:
        self.accept()
        self.windowChosen.emit()


def _hint(words: Words, count: int) -> str:
    if count > 1:
        return words("The notes come on the other one. You can swap them at any time with S or F8.")
    return words(
        "Only one screen is known here. If a projector shows the same picture, the class sees "
        "everything on it: the notes stay covered until you show them."
    )


def _picture(screen: QScreen) -> QPixmap:
    """What is on the screen now; a grey one where the system does not tell (Wayland)."""
    picture = screen.grabWindow(0)
    if picture.isNull():
        picture = QPixmap(screen.size())
        picture.fill(Qt.GlobalColor.darkGray)
    return picture.scaled(
        _PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
