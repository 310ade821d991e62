"""The loaded careers in the user's cache folder. Any of them may vanish at any time.

A file is called ``<career>-<fingerprint>-<digest>.sqlite``. The fingerprint names the seed files,
the tables and the program it was made from, so that a change of any is another file; the digest is
of the file itself, so that damage shows before anything is read from it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable
from geodata.storage.connection import open_read_only

__all__ = ["CachedCareers"]

_MARK: Final = 16
"""Hexadecimal digits kept of each hash in a file's name."""

_FORSAKEN: Final = 3600
"""Seconds after which nobody is still writing a file."""

_DIGESTED: Final = 8 * 1024 * 1024
"""Bytes up to which a file is read whole when it is opened, which then takes under 10 ms. Of a
larger one the header and the size are compared, and SQLite checks each page as it is read."""


class CachedCareers:
    """The loaded careers in one folder, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, career_id: str, mark: str) -> tuple[sqlite3.Connection, Path] | None:
        """Open the loaded career that was made for this fingerprint, if it is there and whole."""
        for path in self._files(f"{career_id}-{mark[:_MARK]}-*.sqlite"):
            with suppress(DatabaseUnusable, OSError):
                if path.stat().st_size > _DIGESTED or _digest(path) == path.stem[-_MARK:]:
                    return open_read_only(path), path
            with suppress(OSError):
                path.unlink()
        return None

    def keep(
        self, connection: sqlite3.Connection, career_id: str, mark: str
    ) -> tuple[sqlite3.Connection, Path]:
        """Write a career that was loaded into memory to a file and open that.

        What was loaded for the same career from other files is deleted. Raises DatabaseUnusable
        where the file cannot be written.
        """
        from geodata.storage.loader import save

        owner = f"{os.getpid()}-{threading.get_ident()}"
        beside = self._folder / f".{career_id}-{mark[:_MARK]}.{owner}.whole"
        save(connection, beside)
        path = self._folder / f"{career_id}-{mark[:_MARK]}-{_digest(beside)}.sqlite"
        try:
            os.replace(beside, path)  # noqa: PTH105
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise DatabaseUnusable(
                f"The folder “{self._folder}” cannot be written to ({error}). Make it writable."
            ) from error
        self._clean(career_id, path)
        return open_read_only(path), path

    def _clean(self, career_id: str, kept: Path) -> None:
        # On Windows a file that another window has open stays; the next start deletes it.
        for path in self._files(f"{career_id}-*-*.sqlite"):
            is_of_career = path.stem[: -2 * (_MARK + 1)] == career_id
            if is_of_career and path != kept:
                with suppress(OSError):
                    path.unlink()
        for path in self._files(".*"):  # what a start that was cut off left half written
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _FORSAKEN:
                    path.unlink()

    def _files(self, pattern: str) -> list[Path]:
        try:
            return sorted(self._folder.glob(pattern))
        except OSError:
            return []


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:_MARK]
