"""The row of small switches under the panel: languages, text size, colours, more."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.themes import Scale
from geodata.words import Words

__all__ = ["Switches"]


class Switches(QWidget):
    """Every language stands there by its code, one tap away at every posting.

    ``languages`` gives each code the language's own name, for those who hear the buttons.
    """

    languageChosen = Signal(str)
    largerText = Signal()
    smallerText = Signal()
    nextTheme = Signal()
    more = Signal()

    def __init__(self, languages: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._languages = QButtonGroup(self)
        self._languages.setExclusive(True)
        self._by_language = {
            code: self._language_button(code, name) for code, name in languages.items()
        }
        self._row.addStretch(1)
        self._smaller = self._button("A−", self.smallerText)
        self._larger = self._button("A+", self.largerText)
        self._theme = self._button("◐", self.nextTheme)
        self._more = self._button("…", self.more)

    def _language_button(self, code: str, name: str) -> QPushButton:
        button = QPushButton(code.upper())
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.languageChosen.emit(code))
        self._languages.addButton(button)
        self._row.addWidget(button)
        return button

    def _button(self, text: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(signal)
        self._row.addWidget(button)
        return button

    def retranslate(self, words: Words) -> None:
        """Names for those who hear the buttons, and the language that is on."""
        names = {
            self._smaller: words("Smaller text"),
            self._larger: words("Larger text"),
            self._theme: words("Other colours"),
            self._more: words("More settings, keys and licences"),
        }
        for button, name in names.items():
            button.setAccessibleName(name)
            button.setToolTip(name)
        for code, button in self._by_language.items():
            button.setChecked(code == words.language)

    def fit(self, scale: Scale) -> None:
        """At least 44 px for a finger, whatever the scale."""
        side = max(44, scale.px(46))
        self._row.setSpacing(scale.px(6))
        self._row.setContentsMargins(scale.px(24), scale.px(8), scale.px(24), scale.px(14))
        for button in self.findChildren(
            QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            # A style sheet's own sizes win over setFixedSize, so they are set in its words.
            button.setStyleSheet(f"padding: 0; min-width: {side}px; min-height: {side}px;")
