"""Whose career, in which languages, and in which folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from geodata.starting import Beginning, short_name
from geodata.words import Words

__all__ = ["FirstPage"]


class FirstPage(QWidget):
    """``begun(folder, beginning)`` asks for a new career, ``opened(folder)`` for one that exists.

    ``languages`` gives each code the language's own name; ``above`` is the folder offered first.
    """

    begun = Signal(Path, Beginning)
    opened = Signal(Path)

    def __init__(self, words: Words, languages: Mapping[str, str], above: Path) -> None:
        super().__init__()
        self._words, self._above = words, above
        self.person = QLineEdit()
        self.person.setPlaceholderText(words("First name and surname"))
        self.person.textChanged.connect(self._show_folder)
        self.languages = {code: QCheckBox(name) for code, name in languages.items()}
        for code, box in self.languages.items():
            box.setChecked(code == words.language)
            box.toggled.connect(self._show_folder)
        self.folder = QLabel()
        self.folder.setWordWrap(True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.complaint = QLabel()
        self.complaint.setWordWrap(True)
        self.elsewhere = QPushButton(words("Another folder…"))
        self.elsewhere.clicked.connect(self._choose_above)
        self.begin = QPushButton(words("Begin"))
        self.begin.setDefault(True)
        self.begin.clicked.connect(self._begin)
        self.go_on = QPushButton(words("Go on with one you began…"))
        self.go_on.clicked.connect(self._choose_existing)
        self._lay_out()
        self._show_folder()

    def _lay_out(self) -> None:
        words = self._words
        boxes = QHBoxLayout()
        for box in self.languages.values():
            boxes.addWidget(box)
        boxes.addStretch(1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(words("Whose career is it?"), self.person)
        form.addRow(words("Languages of the texts"), boxes)
        form.addRow(words("It goes into this folder"), self.folder)
        intro = QLabel(
            words(
                "A career is a folder of text files. It begins with one example stop, which "
                "opens on the map at once; you then put your own facts in its place, each with "
                "its source."
            )
        )
        intro.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.elsewhere)
        buttons.addWidget(self.go_on)
        buttons.addStretch(1)
        buttons.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addLayout(form)
        column.addWidget(self.complaint)
        column.addStretch(1)
        column.addLayout(buttons)

    def complain(self, sentence: str) -> None:
        """Say why nothing was begun."""
        self.complaint.setText(sentence)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(code for code, box in self.languages.items() if box.isChecked())

    def _target(self) -> Path:
        return self._above / (short_name(self.person.text()) or "career")

    def _show_folder(self) -> None:
        self.folder.setText(str(self._target()))
        self.complaint.clear()
        self.begin.setEnabled(bool(short_name(self.person.text()) and self._chosen()))

    def _choose_above(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self._words("Another folder…"), str(self._above)
        )
        if chosen:
            self._above = Path(chosen)
            self._show_folder()

    def _choose_existing(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self._words("Go on with one you began…"), str(self._above)
        )
        if chosen:
            self.opened.emit(Path(chosen))

    def _begin(self) -> None:
        self.begun.emit(self._target(), Beginning(self.person.text().strip(), self._chosen()))
