"""Writes a gazetteer's database all or nothing.

A new database is written beside its place and swapped in when it is whole; into one that exists
everything is written in one transaction. Whatever ends the writing before its end, Ctrl-C
included, leaves what was there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Final

from sqlite_utils import Database

from geodata.errors import DatabaseUnusable
from geodata.gazetteers.extras import as_json
from geodata.gazetteers.features import FeatureWriter
from geodata.gazetteers.reading import check_gazetteer
from geodata.gazetteers.schema import make_tables

__all__ = ["GazetteerWriter", "writing"]

_SECONDS_TO_WAIT: Final = 10
_CACHE_KIB: Final = 32_768


class GazetteerWriter:
    """Takes the features of one file after another. Made by ``writing``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.features = FeatureWriter(connection)
        self.is_kept = True

    def begin_file(self, name: str, file_format: str) -> int:
        """Note where the next features come from; return the number of the file."""
        statement = "INSERT INTO file (name, format, imported_on) VALUES (?, ?, ?)"
        row = (name, file_format, date.today().isoformat())
        return int(self._connection.execute(statement, row).lastrowid or 0)

    def end_file(self, number: int, head: dict[str, Any]) -> None:
        """Keep what the file said of itself as a whole. Raises ValueError where JSON cannot."""
        text = as_json(head) if head else None
        self._connection.execute("UPDATE file SET head = ? WHERE number = ?", (text, number))

    def discard(self) -> None:
        """Let nothing of this writing be kept."""
        self.is_kept = False


@contextmanager
def writing(path: Path) -> Iterator[GazetteerWriter]:
    """Open a gazetteer for writing, new or existing, and keep what was written at the end.

    Raises DatabaseUnusable where the file is no gazetteer, is in use or cannot be written.
    """
    try:
        if path.exists():
            check_gazetteer(path)
            with closing(_connected(path)) as connection:
                yield from _in_transaction(connection)
        else:
            yield from _beside(path)
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, DatabaseUnusable):
            raise
        raise DatabaseUnusable(
            f"The gazetteer “{path}” cannot be written ({error}). "
            "Close other programs that use it, check the free space, or choose another file."
        ) from error


def _beside(path: Path) -> Iterator[GazetteerWriter]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        with closing(_connected(beside)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            make_tables(Database(connection))
            is_kept = yield from _in_transaction(connection)
        if is_kept:
            _swap(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink()


def _in_transaction(
    connection: sqlite3.Connection,
) -> Generator[GazetteerWriter, None, bool]:
    """Yield the writer, and return whether what it wrote is kept."""
    connection.execute("BEGIN IMMEDIATE")
    writer = GazetteerWriter(connection)
    try:
        yield writer
        writer.features.flush()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT" if writer.is_kept else "ROLLBACK")
    return writer.is_kept


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_SECONDS_TO_WAIT, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    return connection


def _swap(beside: Path, path: Path) -> None:
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(beside, path)  # noqa: PTH105
