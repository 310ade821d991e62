"""Turns careers into databases: the one place that writes them.

A database is put together in memory and then written beside and swapped: nobody ever sees half
of one, and what was there before stays until the new one is whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from sqlite_utils import Database

from geodata.careers import Career, Posting
from geodata.errors import DatabaseUnusable
from geodata.places import Place, Source
from geodata.search.entries import entry_of_place
from geodata.search.writing import write_index
from geodata.storage.recorder import record
from geodata.storage.schema import make_tables

__all__ = ["load", "save"]


def load(
    career: Career,
    postings: Iterable[Posting],
    *,
    places: Mapping[str, Place],
    sources: Iterable[Source] = (),
    content_hash: str = "",
) -> sqlite3.Connection:
    """Return a database in memory with the whole career. The same career gives the same bytes.

    ``content_hash`` is kept as the mark of the files it was read from.
    """
    db = Database(memory=True)
    db.execute("PRAGMA foreign_keys = ON")
    make_tables(db)
    with db.atomic():
        record(db.conn, career, postings, places=places, sources=sources)
        db.table("meta").insert({"key": "content_hash", "value": content_hash})
        counts = str(int(career.counts_people))
        db.table("meta").insert({"key": "counts_people", "value": counts})
    write_index(db.conn, map(entry_of_place, places.values()))
    db.execute("PRAGMA optimize")
    return db.conn


def save(connection: sqlite3.Connection, path: Path) -> None:
    """Write the database in ``connection`` to ``path``, which is replaced in one step.

    The file has no journal beside it that could go stale. Raises DatabaseUnusable where it cannot
    be written; a file that was there is then unchanged.
    """
    beside = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
        os.close(handle)
        connection.execute("VACUUM INTO ?", (beside,))  # an empty file counts as none
        _flush_to_disk(Path(beside))
        os.replace(beside, path)  # noqa: PTH105
        _flush_to_disk(path.parent)
    except (OSError, sqlite3.Error) as error:
        if beside:
            with suppress(OSError):
                Path(beside).unlink(missing_ok=True)
        raise DatabaseUnusable(_sentence(path.parent, error)) from error


def _flush_to_disk(path: Path) -> None:
    try:
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    except PermissionError:  # Windows opens no folders, and needs no flushing of them
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(folder: Path, error: Exception) -> str:
    full = "full" in str(error) or getattr(error, "errno", None) in (28, 122)
    if full:
        return f"There is no room left on the disk of “{folder}”. Free some there."
    return f"The folder “{folder}” cannot be written to ({error}). Make it writable."
