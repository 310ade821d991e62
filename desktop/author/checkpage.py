"""What the check says about a career's files, each time one of them is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from geodata.check import Findings
from geodata.sentences import problem_line
from geodata.words import Words

__all__ = ["CheckPage"]

_SETTLED_MS = 400  # an editor writes a file in several goes


class CheckPage(QWidget):
    """Every problem of the career in ``folder``; ``show_on_map(folder)`` asks to see it.

    ``check`` reads the files and holds them against the rules.
    """

    shown_on_map = Signal(Path)

    def __init__(self, words: Words, check: Callable[[Path], Findings]) -> None:
        super().__init__()
        self._words, self._check = words, check
        self._folder = Path()
        self._watcher = QFileSystemWatcher(self)
        self._due = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._due.timeout.connect(self.check_now)
        self._watcher.directoryChanged.connect(lambda _: self._due.start())
        self._watcher.fileChanged.connect(lambda _: self._due.start())
        self.title, self.verdict = QLabel(), QLabel()
        for label in (self.title, self.verdict):
            label.setWordWrap(True)
        self.title.setProperty("part", "section")
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(words("What the check found"))
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def _lay_out(self) -> None:
        words = self._words
        self.open_folder = QPushButton(words("Open the folder"))
        self.again = QPushButton(words("Check again"))
        self.on_map = QPushButton(words("Show it on the map"))
        self.open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        )
        self.again.clicked.connect(self.check_now)
        self.on_map.clicked.connect(lambda: self.shown_on_map.emit(self._folder))
        row = QHBoxLayout()
        for button in (self.open_folder, self.again):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.on_map)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.verdict)
        column.addWidget(self.problems, 1)
        column.addLayout(row)

    def show_career(self, folder: Path) -> None:
        """Check the career in ``folder`` now and after every change of its files."""
        self._folder = folder
        self.title.setText(str(folder))
        self.check_now()

    def check_now(self) -> None:
        """Read the files again and list what is wrong with them."""
        findings = self._check(self._folder)
        own = [p for p in findings.problems if p.severity != "note"]
        self.problems.clear()
        self.problems.addItems([problem_line(problem) for problem in own])
        self.verdict.setText(self._verdict(findings, len(own)))
        self.on_map.setEnabled(findings.good)
        self._watch()

    def _verdict(self, findings: Findings, count: int) -> str:
        if not count:
            return self._words(
                "Nothing to correct. Save a file, and it is checked again by itself."
            )
        told = self._words.plural(
            "{n} thing to correct or to look at.", "{n} things to correct or to look at.", count
        )
        if findings.good:
            return told
        return f"{told} {self._words('Until the mistakes are corrected it cannot be shown.')}"

    def _watch(self) -> None:
        # Editors replace a file rather than write into it, which ends the watch on it.
        watched = {*self._watcher.files(), *self._watcher.directories()}
        wanted = {str(self._folder), *map(str, self._folder.rglob("*.toml"))}
        if missing := sorted(wanted - watched):
            self._watcher.addPaths(missing)
