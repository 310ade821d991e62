"""Start the web engine, or say in one sentence why it cannot.

Chromium ends the whole program when something that it needs is missing, so that is looked for
before it is asked to start. Importing this module does not load the engine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.mapview.graphics import sandbox_problem
from geodata.words import ENGLISH, Words, mark

__all__ = ["NOT_INSTALLED", "engine_problem", "engine_version", "register_scheme"]

NOT_INSTALLED: Final = mark(
    "The map cannot start, because its web engine is not completely installed ({missing}). "
    "Run set-up again; the postings can be read without the map."
)

_HELPERS: Final = ("QtWebEngineProcess", "QtWebEngineProcess.exe", "QtWebEngineProcess.app")


def register_scheme() -> None:
    """Make the private scheme known, which must happen before QApplication. Does nothing where
    the engine cannot be loaded: ``engine_problem`` says so later, when there is a window."""
    try:
        from desktop.mapview import scheme
    except ImportError:
        return
    scheme.register_scheme()


def engine_problem(words: Words | None = None, *, libexec: Path | None = None) -> str:
    """Why the engine cannot start here, as a sentence; "" where it can.

    ``libexec`` is the folder in which Qt looks for the renderer's program.
    """
    words = words or Words(ENGLISH)
    try:
        from PySide6 import QtWebChannel, QtWebEngineWidgets  # noqa: F401 (loads their libraries)
    except ImportError as error:
        return words(NOT_INSTALLED, missing=str(error))
    folder = libexec or _libexec()
    if not any((folder / name).exists() for name in _HELPERS):
        return words(NOT_INSTALLED, missing=f"QtWebEngineProcess, {folder}")
    return sandbox_problem(words)


def engine_version() -> str:
    """The engine and how far its security fixes go, for the page about the program."""
    try:
        from PySide6.QtWebEngineCore import (
            qWebEngineChromiumSecurityPatchVersion,
            qWebEngineChromiumVersion,
            qWebEngineVersion,
        )
    except ImportError:
        return "-"
    engine, chromium, patches = map(  # bytes for Qt's stubs, text when it runs
        str,
        (
            qWebEngineVersion(),
            qWebEngineChromiumVersion(),
            qWebEngineChromiumSecurityPatchVersion(),
        ),
    )
    return f"QtWebEngine {engine}, Chromium {chromium} ({patches})"


def _libexec() -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath))
