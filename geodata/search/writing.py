"""Writing an index of names."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from tempfile import mkstemp

from geodata.errors import DatabaseUnusable
from geodata.search.entries import SearchEntry, SearchName
from geodata.search.filling import STAGE, fill
from geodata.search.schema import APPLICATION_ID, FORMAT, INDEXES, SCRIPT, size_class
from geodata.search.spelling import letters_or_signs, script_of

__all__ = ["build_index", "write_index"]

Progress = Callable[[int], None]
"""Is told now and then how many places have been taken."""


def build_index(
    entries: Iterable[SearchEntry],
    path: Path,
    *,
    meta: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> int:
    """Write an index to ``path``, beside and then swapped in; returns how many names it holds.

    ``entries`` are taken one by one and never held together. ``meta`` is kept with the index: its
    ``attribution`` is shown as the source of what is found. Raises DatabaseUnusable where the file
    cannot be written; one that was there is then unchanged, as it is after any other exception.
    """
    beside = _beside(path)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
            count = write_index(connection, entries, meta=meta, progress=progress)
        _flush(beside)
        os.replace(beside, path)  # noqa: PTH105
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return count


def write_index(
    connection: sqlite3.Connection,
    entries: Iterable[SearchEntry],
    *,
    meta: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> int:
    """Make the tables of an index in a database that has none, and fill them.

    The same entries give the same tables. Returns how many names were taken. The connection must
    not be in a transaction.
    """
    connection.executescript(SCRIPT)
    connection.execute("ATTACH '' AS staging")  # a file of its own that SQLite throws away
    connection.execute(STAGE)
    connection.execute("BEGIN")
    count = _stage(connection, entries, progress)
    fill(connection)
    kept = {"format": str(FORMAT), "names": str(count), **(meta or {})}
    connection.executemany("INSERT INTO search_meta VALUES (?, ?)", sorted(kept.items()))
    connection.execute("COMMIT")
    connection.executescript(INDEXES)
    connection.execute("DETACH staging")
    return count


def _stage(
    connection: sqlite3.Connection, entries: Iterable[SearchEntry], progress: Progress | None
) -> int:
    tongues: dict[tuple[str, str, str], int] = {}
    count = 0
    for number, entry in enumerate(entries, start=1):
        connection.execute(
            "INSERT INTO search_place VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, *_place(entry)),
        )
        rows = [_row(number, seq, entry, name, tongues) for seq, name in enumerate(entry.names)]
        connection.executemany("INSERT INTO stage VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        count += len(rows)
        if progress is not None and number % 1000 == 0:
            progress(number)
    known = ((number, *tongue) for tongue, number in tongues.items())
    connection.executemany("INSERT INTO search_tongue VALUES (?, ?, ?, ?)", known)
    return count


def _place(entry: SearchEntry) -> tuple[object, ...]:
    return entry.id, entry.lat, entry.lon, entry.country, entry.kind, max(entry.population, 0)


def _row(
    place: int,
    seq: int,
    entry: SearchEntry,
    name: SearchName,
    tongues: dict[tuple[str, str, str], int],
) -> tuple[object, ...]:
    tongue = (name.language, name.script or script_of(name.name), name.kind)
    number = tongues.setdefault(tongue, len(tongues))
    key = letters_or_signs(name.name)
    size = size_class(entry.population)
    return key, size, place, seq, name.name, number, name.start, name.end


def _beside(path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    return Path(beside)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _unwritable(path: Path, error: Exception) -> DatabaseUnusable:
    return DatabaseUnusable(
        f"The index of names “{path}” cannot be written ({error}). Make room on the disk, "
        "or make its folder writable."
    )
