"""Writing an index of names."""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import groupby
from pathlib import Path
from tempfile import mkstemp
from typing import Final

import numpy as np

from geodata.errors import DatabaseUnusable
from geodata.search.entries import SearchEntry, SearchName
from geodata.search.schema import APPLICATION_ID, FORMAT, INDEXES, SCRIPT, size_class
from geodata.search.signatures import signatures
from geodata.search.spelling import letters_or_signs, script_of, sound_of_letters

__all__ = ["build_index", "write_index"]

_STAGE: Final = """
CREATE TABLE staging.stage (
    letters TEXT NOT NULL, size INTEGER NOT NULL, place INTEGER NOT NULL, seq INTEGER NOT NULL,
    name TEXT NOT NULL, tongue INTEGER NOT NULL, start INTEGER, "end" INTEGER
) STRICT
"""
_LONGEST_BEGINNING: Final = 6
_CROWDED: Final = 100
"""Names that share a beginning before the largest places among them are written down."""
_TOP: Final = 60

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
    connection.execute(_STAGE)
    connection.execute("BEGIN")
    count = _stage(connection, entries, progress)
    _write_names(connection)
    _write_sounds(connection)
    _write_tops(connection)
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


def _write_names(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO search_name SELECT NULL, place, seq, name, tongue, start, end FROM stage "
        "ORDER BY length(letters), letters, size DESC, place, seq"
    )
    keys = _keys(connection)
    for length, group in groupby(keys, key=lambda key: len(key[0])):
        listed = list(group)
        connection.executemany(
            "INSERT INTO search_key VALUES (?, ?, ?)", (key[:3] for key in listed)
        )
        _write_spread(connection, "letters", length, [(key[0], key[3]) for key in listed])


def _keys(connection: sqlite3.Connection) -> Iterator[tuple[str, int, int, int]]:
    """Give letters, the first of their names, how many there are, and the size of the largest."""
    first = 1
    rows = connection.execute(
        "SELECT letters, count(*), max(size) FROM stage GROUP BY length(letters), letters "
        "ORDER BY length(letters), letters"
    )
    for key, count, size in rows:
        yield key, first, count, size
        first += count


def _write_sounds(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE staging.heard (sound TEXT NOT NULL, first INTEGER NOT NULL, "
        "count INTEGER NOT NULL, size INTEGER NOT NULL) STRICT"
    )
    connection.executemany(
        "INSERT INTO heard VALUES (?, ?, ?, ?)",
        ((sound_of_letters(key[0]), *key[1:]) for key in _keys(connection)),
    )
    connection.execute(
        "INSERT INTO search_sound SELECT sound, first, count FROM heard ORDER BY sound, first"
    )
    sounds = connection.execute(
        "SELECT sound, max(size) FROM heard GROUP BY length(sound), sound "
        "ORDER BY length(sound), sound"
    )
    for length, group in groupby(sounds, key=lambda row: len(row[0])):
        _write_spread(connection, "sound", length, list(group))


def _write_spread(
    connection: sqlite3.Connection, space: str, length: int, keys: list[tuple[str, int]]
) -> None:
    """Write all keys of one length. Keys of other signs than letters are not compared so."""
    plain = [(key, size) for key, size in keys if key.isascii() and key]
    if not plain:
        return
    texts = np.array([key.encode() for key, _ in plain], dtype=f"S{length}")
    sizes = bytes(size for _, size in plain)
    marks = signatures(texts).astype("<u8").tobytes()
    connection.execute(
        "INSERT INTO search_spread VALUES (?, ?, ?, ?, ?)",
        (space, length, texts.tobytes(), marks, sizes),
    )


def _write_tops(connection: sqlite3.Connection) -> None:
    shared = Counter[str]()
    for key, count in connection.execute("SELECT letters, count FROM search_key"):
        shared.update(dict.fromkeys(_beginnings(key), count))
    crowded = {beginning for beginning, count in shared.items() if count > _CROWDED}
    tops: dict[str, dict[int, int]] = {beginning: {} for beginning in crowded}
    for number, place, key in _by_size(connection):
        for beginning in _beginnings(key):
            top = tops.get(beginning)
            if top is not None and len(top) < _TOP:
                top.setdefault(place, number)
    connection.executemany(
        "INSERT INTO search_top VALUES (?, ?)",
        ((beginning, _packed(tops[beginning].values())) for beginning in sorted(tops)),
    )


def _by_size(connection: sqlite3.Connection) -> Iterator[tuple[int, int, str]]:
    """Give number, place and letters of every name, those of the largest places first."""
    # The numbers of names follow the order in which they were written.
    return connection.execute(
        "SELECT number, place, letters FROM (SELECT row_number() OVER (ORDER BY length(letters), "
        "letters, size DESC, place, seq) AS number, place, letters, size, seq FROM stage) "
        "ORDER BY size DESC, place, seq"
    )


def _beginnings(key: str) -> list[str]:
    return [key[:length] for length in range(1, min(len(key), _LONGEST_BEGINNING) + 1)]


def _packed(numbers: Iterable[int]) -> bytes:
    return np.array(array("L", numbers), dtype="<u4").tobytes()


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
