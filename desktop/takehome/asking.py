"""Asks where an export is to go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.takehome.choices import Choice
from geodata.words import Words

__all__ = ["ask_place"]


def ask_place(widget: QWidget, choice: Choice, name: str, words: Words) -> Path | None:
    """A file, or the folder for pictures; None where nothing was chosen.

    An existing file is asked about by the system's dialog.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = str(Path(documents) / name)
    if not choice.ending:
        chosen = QFileDialog.getExistingDirectory(widget, words("Save in this folder"), documents)
        return Path(chosen) / name if chosen else None
    chosen, _ = QFileDialog.getSaveFileName(
        widget, words("Save as"), start, f"{choice.name} (*.{choice.ending})"
    )
    if not chosen:
        return None
    place = Path(chosen)
    return place if place.suffix else place.with_suffix(f".{choice.ending}")
