"""Language, paper and pace of what is taken home."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox, QWidget

from desktop.takehome.choices import Choice
from geodata.words import Words

__all__ = ["Details"]

_HEIGHT = 44
"""Pixels: as high as a finger needs."""


class Details(QWidget):
    """``languages`` are names by code; ``changed()`` tells that something was chosen."""

    changed = Signal()

    def __init__(self, words: Words, *, languages: Mapping[str, str], pace: int) -> None:
        super().__init__()
        self._languages = QComboBox()
        for code, name in languages.items():
            self._languages.addItem(name, code)
        self._languages.setCurrentIndex(max(0, self._languages.findData(words.language)))
        self._papers = QComboBox()
        self._papers.addItem("A4", "a4")
        self._papers.addItem(words("Letter (North America)"), "letter")
        self._pace = QSpinBox()
        self._pace.setRange(2, 120)
        self._pace.setValue(pace)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        for name, field in (
            (words("Language"), self._languages),
            (words("Paper"), self._papers),
            (words("Seconds for each posting"), self._pace),
        ):
            field.setMinimumHeight(_HEIGHT)
            field.setAccessibleName(name)
            self._form.addRow(name, field)
        self._languages.currentIndexChanged.connect(self.changed)
        self._papers.currentIndexChanged.connect(self.changed)

    @property
    def language(self) -> str:
        """Its code."""
        return str(self._languages.currentData())

    @property
    def paper(self) -> str:
        """Its name in ``PAPERS``."""
        return str(self._papers.currentData())

    @property
    def pace(self) -> int:
        """Seconds for each posting."""
        return self._pace.value()

    def choose_language(self, code: str) -> None:
        """Choose a language by its code."""
        self._languages.setCurrentIndex(self._languages.findData(code))

    def fit(self, choice: Choice) -> None:
        """Show what belongs to a choice."""
        self._form.setRowVisible(self._papers, choice.on_paper)
        self._form.setRowVisible(self._pace, choice.paced)
