"""What every screen of the exhibit offers: languages, size of text, colours, motion, help, and
starting over. It stands low, so that everybody reaches it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.kiosk.signs import SignButton
from desktop.kiosk.sizes import Sizes
from desktop.themes import Palette
from geodata.words import Words

__all__ = ["VisitorControls"]

_Button = TypeVar("_Button", bound=QPushButton)


class VisitorControls(QWidget):
    """The languages by their own names, and the rest below them or, in a low window, beside.

    ``languages`` gives each code the language's own name. ``motionReduced(bool)`` tells of the
    one that stays down.
    """

    languageChosen = Signal(str)
    largerText = Signal()
    smallerText = Signal()
    nextTheme = Signal()
    motionReduced = Signal(bool)
    helpAsked = Signal()
    startOver = Signal()

    def __init__(self, languages: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("controls")
        self._names = dict(languages)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.by_language = {code: self._language(code) for code in languages}
        self.smaller = _told(QPushButton("A−"), self.smallerText)
        self.larger = _told(QPushButton("A+"), self.largerText)
        self.theme = _told(SignButton("colours"), self.nextTheme)
        self.motion = SignButton("motion", checkable=True)
        self.motion.clicked.connect(self.motionReduced)
        self.help = _told(QPushButton("?"), self.helpAsked)
        self.over = _told(SignButton("over"), self.startOver)
        self._arrange()

    def _language(self, code: str) -> QPushButton:
        button = QPushButton(self._names[code])
        button.setAccessibleName(self._names[code])
        button.setCheckable(True)
        button.clicked.connect(lambda: self.languageChosen.emit(code))
        self._group.addButton(button)
        return button

    def _arrange(self) -> None:
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        for row in self._rows:
            self._column.addLayout(row)
        for button in self.by_language.values():
            self._rows[0].addWidget(button, 1)
        for button in (self.smaller, self.larger, self.theme, self.motion, self.help, self.over):
            self._rows[1].addWidget(button, 1)

    def buttons(self) -> tuple[QPushButton, ...]:
        """Every button, in the order in which the Tab key goes through them."""
        rest = (self.smaller, self.larger, self.theme, self.motion, self.help, self.over)
        return (*self.by_language.values(), *rest)

    def retranslate(self, words: Words) -> None:
        """Names for those who hear the buttons, and the language that is on."""
        names = {
            self.smaller: words("Smaller text"),
            self.larger: words("Larger text"),
            self.theme: words("Other colours"),
            self.motion: words("Less movement on the map"),
            self.help: words("Help"),
            self.over: words("Start over"),
        }
        for button, name in names.items():
            button.setAccessibleName(name)
        for code, button in self.by_language.items():
            button.setChecked(code == words.language)

    def show_state(self, *, reduced: bool, can_grow: bool, can_shrink: bool) -> None:
        """What the buttons that stay down or end show."""
        self.motion.setChecked(reduced)
        self.larger.setEnabled(can_grow)
        self.smaller.setEnabled(can_shrink)

    def fit(self, sizes: Sizes, palette: Palette, width: int, *, beside: bool) -> None:
        """Lay out for ``width`` pixels; a language's name gives way to its code where it must."""
        gap = max(8, sizes.target // 7)
        way = QBoxLayout.Direction
        self._column.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._column.setStretch(0, 1 if beside else 0)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(gap * 2, gap, gap * 2, gap)
        for row in self._rows:
            row.setSpacing(gap)
        side = f"min-width: {sizes.target}px; min-height: {sizes.target}px;"
        for button in self.buttons():
            # A style sheet's own sizes win over setFixedSize, so they are set in its words.
            button.setStyleSheet(f"padding: 0; font-size: {sizes.text}px; {side}")
            if isinstance(button, SignButton):
                button.set_ink(palette.ink, palette.on_ink)
        others = 6 * (sizes.target + gap) if beside else 0
        self._name_languages((width - others - 4 * gap) / len(self.by_language) - gap)

    def _name_languages(self, room: float) -> None:
        widest = max(
            button.fontMetrics().horizontalAdvance(self._names[code])
            for code, button in self.by_language.items()
        )
        for code, button in self.by_language.items():
            button.setText(self._names[code] if widest + 24 <= room else code.upper())


def _told(button: _Button, signal: object) -> _Button:
    button.clicked.connect(signal)
    return button
