"""Filling the tables of an index from names that were put down in a table of their own."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

import numpy as np

from geodata.search.costs import SHORTEST_PART
from geodata.search.signatures import signatures
from geodata.search.spelling import runs_of_words, sound_of_letters

__all__ = ["STAGE", "fill"]

STAGE: Final = """
CREATE TABLE staging.stage (
    letters TEXT NOT NULL, size INTEGER NOT NULL, place INTEGER NOT NULL, seq INTEGER NOT NULL,
    name TEXT NOT NULL, tongue INTEGER NOT NULL, start INTEGER, "end" INTEGER
) STRICT
"""
"""Where names are put down first, in any order; ``size`` is the size class of their place."""

_LONGEST_BEGINNING: Final = 6
_CROWDED: Final = 100
"""Names that share a beginning before the largest places among them are written down."""
_TOP: Final = 60
_OF_AN_ENDING: Final = 60
"""Names written down for an ending that many share, those of the largest places."""


def fill(connection: sqlite3.Connection) -> None:
    """Fill the tables from ``staging.stage``; the places and tongues are there already."""
    _write_names(connection)
    _write_sounds(connection)
    _write_endings(connection)
    _write_tops(connection)


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


def _write_endings(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE staging.ending (sound TEXT NOT NULL, number INTEGER NOT NULL, "
        "size INTEGER NOT NULL) STRICT"
    )
    names = connection.execute(
        "SELECT n.number, n.name, p.population FROM search_name AS n "
        "JOIN search_place AS p ON p.number = n.place"
    )
    connection.executemany(
        "INSERT INTO ending VALUES (?, ?, ?)",
        (
            (sound, number, population)
            for number, name, population in names
            for sound in dict.fromkeys(map(sound_of_letters, runs_of_words(name)))
            if len(sound) >= SHORTEST_PART
        ),
    )
    connection.execute(
        "INSERT INTO search_ending SELECT sound, number FROM (SELECT sound, number, row_number() "
        "OVER (PARTITION BY sound ORDER BY size DESC, number) AS rank FROM ending) "
        "WHERE rank <= ?",
        (_OF_AN_ENDING,),
    )


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
