"""A small picture, or the first lines, of what a choice will look like; made beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTemporaryDir, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel

from desktop.takehome.choices import Choice
from desktop.takehome.details import Details
from desktop.takehome.running import ExportProcess
from geodata.words import Words

__all__ = ["Preview"]

_SOON_MS: Final = 350
"""Whoever goes through the list with the arrow keys does not want a picture of each line."""

_TO_THE_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TEXTS: Final = ("csv", "geojson", "lpf")


class Preview(QLabel):
    """Shows the newest choice; ``ready`` says whether its picture or text is there.

    ``which`` are the options that name the career and how much of it may be told.
    """

    def __init__(self, which: Sequence[str], words: Words) -> None:
        super().__init__()
        self._which, self._words = tuple(which), words
        self._folder = QTemporaryDir()
        self._picture = QPixmap()
        self._wanted: tuple[Choice, str, str] | None = None
        self.ready = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumSize(QSize(200, 160))
        self.setWordWrap(True)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._begin)
        self._work = ExportProcess(self)
        self._work.ended.connect(self._on_ended)

    def show_choice(self, choice: Choice, details: Details) -> None:
        """Show how ``choice`` will look, as soon as nothing else is chosen for a moment."""
        self._work.cancel()
        self._wanted = (choice, details.language, details.paper)
        self.ready = False
        self._picture = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setText(self._words("The preview is being made …"))
        self.setAccessibleName(self._words("Preview: {name}", name=choice.name))
        self._soon.start()

    def cancel(self) -> None:
        """Make nothing any more."""
        self._soon.stop()
        self._work.wait_cancelled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture as large as there is room."""
        super().resizeEvent(event)
        self._fit()

    def _begin(self) -> None:
        if self._wanted is None:
            return
        choice, language, paper = self._wanted
        self._work.start(
            [
                *choice.arguments(str(self._file(choice)), paper=paper, pace=8),
                *(*self._which, "--language", language, "--preview"),
            ]
        )

    def _file(self, choice: Choice) -> Path:
        ending = "txt" if choice.format in _TEXTS else "png"
        return Path(self._folder.path()) / f"preview.{ending}"

    def _on_ended(self, problem: str) -> None:
        assert self._wanted is not None
        file = self._file(self._wanted[0])
        if problem:
            self.setText(problem)
        elif file.suffix == ".txt":
            self.setAlignment(_TO_THE_LEFT)
            self.setText(file.read_text(encoding="utf-8"))
        else:
            self._picture = QPixmap(str(file))
            self._fit()
        self.ready = True

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        room = self.size() * self.devicePixelRatio()
        shown = self._picture.scaled(
            room.boundedTo(self._picture.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(self.devicePixelRatio())
        self.setPixmap(shown)
