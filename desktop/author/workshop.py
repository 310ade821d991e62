"""The dialog behind the third door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from desktop.author.checkpage import CheckPage
from desktop.author.firstpage import FirstPage
from desktop.beside import start_beside
from geodata.check import Findings, check_career
from geodata.errors import GeodataError
from geodata.locations import Locations
from geodata.seedfiles import find_gazetteers
from geodata.sentences import sentence
from geodata.starting import Beginning, begin_career
from geodata.words import Words

__all__ = ["Workshop"]


class Workshop(QDialog):
    """Begin a career or go on with one, see what the check says, and see it on the map."""

    def __init__(
        self,
        words: Words,
        *,
        languages: Mapping[str, str],
        locations: Locations,
        words_for: Callable[[str], Words],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words("Make your own"))
        self._words, self._locations, self._words_for = words, locations, words_for
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        above = Path(QStandardPaths.writableLocation(documents) or Path.home()) / "Career Atlas"
        self.first = FirstPage(words, languages, above)
        self.checked = CheckPage(words, self._findings)
        self.first.begun.connect(self._begin)
        self.first.opened.connect(self._go_on)
        self.checked.shown_on_map.connect(self._show_on_map)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.first)
        self._pages.addWidget(self.checked)
        close = QPushButton(words("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._pages, 1)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        self.resize(min(860, parent.width() - 40), min(560, parent.height() - 40))

    def _begin(self, folder: Path, beginning: Beginning) -> None:
        try:
            made = begin_career(folder, beginning, words_for=self._words_for)
        except GeodataError as error:
            self.first.complain(sentence(error))
            return
        self._go_on(made)

    def _go_on(self, folder: Path) -> None:
        if not (folder / "career.toml").is_file():
            self.first.complain(
                self._words(
                    "There is no career in “{folder}”: the file career.toml is missing there.",
                    folder=folder,
                )
            )
            return
        self.checked.show_career(folder)
        self._pages.setCurrentWidget(self.checked)
        self.checked.on_map.setFocus()

    def _findings(self, folder: Path) -> Findings:
        gazetteers = find_gazetteers(folder, shipped=self._locations.seeds / "gazetteer")
        check = partial(check_career, gazetteers=gazetteers, words_for=self._words_for)
        return check(folder)

    def _show_on_map(self, folder: Path) -> None:
        start_beside(["open", str(folder), "--language", self._words.language])
