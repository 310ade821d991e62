"""One small SQLite file that all processes share: what was answered, and when somebody asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable

__all__ = ["FILE_NAME", "transaction"]

FILE_NAME: Final = "geocoding.sqlite"
"""In the cache folder."""

_VERSION: Final = 1
_PATIENCE_S: Final = 10
_NO_DATABASE: Final = ("file is not a database", "malformed")
_TABLES: Final = (
    "DROP TABLE IF EXISTS answer",
    "DROP TABLE IF EXISTS turn",
    "DROP TABLE IF EXISTS pause",
    "CREATE TABLE answer (question TEXT PRIMARY KEY, asked REAL NOT NULL, "
    "found TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE turn (at REAL NOT NULL) STRICT",
    "CREATE TABLE pause (service TEXT PRIMARY KEY, until REAL NOT NULL) STRICT, WITHOUT ROWID",
    f"PRAGMA user_version = {_VERSION}",
)


@contextmanager
def transaction(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the file alone, over all threads and processes, and commit at the end.

    A file that is damaged or of another version is made anew: it is a cache. Raises
    DatabaseUnusable where it cannot be written.
    """
    try:
        with closing(_begun(path)) as connection:
            yield connection
            connection.execute("COMMIT")
    except (OSError, sqlite3.Error) as error:
        raise DatabaseUnusable(
            f"“{path}” cannot be written ({error}), so requests cannot be counted and no service "
            "is asked. Make room on the disk, or make its folder writable."
        ) from error


def _begun(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _opened(path)
    except sqlite3.DatabaseError as error:
        if not any(words in str(error) for words in _NO_DATABASE):
            raise
        path.unlink(missing_ok=True)
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE_S, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # a cache need not outlive a power cut
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            for statement in _TABLES:
                connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection
