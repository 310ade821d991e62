"""Start the web engine, or say in one sentence why it cannot.

Chromium ends the whole program when something that it needs is missing, so that is looked for
before it is asked to start. Nothing here imports the web engine before it must.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QWidget

from desktop.mapview.graphics import sandbox_problem
from desktop.mapview.nomap import NoMap
from geodata.words import Words, mark

if TYPE_CHECKING:
    from desktop.mapview.scheme import PageSource
    from desktop.mapview.view import MapView

__all__ = ["NOT_INSTALLED", "engine_problem", "open_map", "register_engine"]

NOT_INSTALLED: Final = mark(
    "The map cannot start, because its web engine is not completely installed ({missing}). "
    "Run set-up again; the postings can be read without the map."
)

_HELPERS: Final = ("QtWebEngineProcess", "QtWebEngineProcess.exe", "QtWebEngineProcess.app")


def register_engine(words: Words) -> str:
    """Load the engine and make the private scheme known. Call after ``prepare`` and before
    QApplication. A sentence for people where it cannot start, else ""."""
    problem = engine_problem(words)
    if not problem:
        from desktop.mapview.scheme import register_scheme

        register_scheme()
    return problem


def open_map(
    source: PageSource, *, problem: str = "", parent: QWidget | None = None
) -> MapView | NoMap:
    """The map; or, where ``register_engine`` found a problem, a widget that says it."""
    if problem:
        return NoMap(problem, parent=parent)
    from desktop.mapview.view import MapView

    return MapView(source, parent=parent)


def engine_problem(words: Words, *, libexec: Path | None = None) -> str:
    """Why the engine cannot start here, as a sentence; "" where it can."""
    try:
        from PySide6 import QtWebChannel, QtWebEngineWidgets  # noqa: F401 (loads their libraries)
    except ImportError as error:
        return words(NOT_INSTALLED, missing=str(error))
    folder = libexec or _libexec()
    if not any((folder / name).exists() for name in _HELPERS):
        return words(NOT_INSTALLED, missing=f"QtWebEngineProcess in {folder}")
    return sandbox_problem(words)


def _libexec() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath))
