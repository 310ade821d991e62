"""Reading an index of names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from geodata.errors import DatabaseUnusable
from geodata.search.entries import SearchEntry, SearchName
from geodata.search.hits import Found
from geodata.search.schema import APPLICATION_ID, FORMAT
from geodata.search.signatures import Signatures, Texts

__all__ = ["Filters", "SearchIndex", "Spread", "open_index"]

_MOST_NAMES: Final = 200
"""Names read for one key: of places that share a name, the largest ones."""

_COLUMNS: Final = """
SELECT n.place, p.id, n.seq, n.name, t.language, t.script, n.start, n."end", t.kind,
       p.lat, p.lon, p.country, p.kind, p.population
FROM search_name AS n
JOIN search_place AS p ON p.number = n.place
JOIN search_tongue AS t ON t.number = n.tongue
"""

_FROM_KEYS: Final = """
FROM search_key AS k
CROSS JOIN search_name AS n ON n.number >= k.first AND n.number < k.first + k.count
"""

_FROM_ENDINGS: Final = """
FROM search_ending AS e CROSS JOIN search_name AS n ON n.number = e.number
"""

_FROM_PLACES: Final = """
FROM search_place AS p CROSS JOIN search_name AS n ON n.place = p.number AND n.seq = 0
JOIN search_tongue AS t ON t.number = n.tongue
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a place or its name must be to count at all; None and () ask for nothing.

    ``box`` is south, west, north, east in degrees; where west is greater than east, it goes over
    the antimeridian.
    """

    country: str | None = None
    kind: str | None = None
    language: str | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def condition(self) -> tuple[str, tuple[object, ...]]:
        """The conditions in SQL, each with AND before it, and their values."""
        parts: list[tuple[str, tuple[object, ...]]] = []
        if self.country is not None:
            parts.append(("p.country = ?", (self.country.upper(),)))
        if self.kind is not None:
            parts.append(("p.kind = ?", (self.kind,)))
        if self.language is not None:
            parts.append(("t.language IN (?, '')", (self.language,)))
        if self.box is not None:
            south, west, north, east = self.box
            across = "BETWEEN ? AND ?" if west <= east else "NOT BETWEEN ? AND ?"
            ends = (west, east) if west <= east else (east, west)
            parts.append((f"p.lat BETWEEN ? AND ? AND p.lon {across}", (south, north, *ends)))
        text = "".join(f" AND {part}" for part, _ in parts)
        return text, tuple(value for _, values in parts for value in values)


@dataclass(frozen=True, slots=True)
class Spread:
    """All keys of one length, their signatures, and the size class of the largest place of each."""

    texts: Texts
    signatures: Signatures
    sizes: NDArray[np.uint8]


class SearchIndex:
    """One source of names, read from its database as it is asked.

    It belongs to the thread that opened its connection. ``source`` is what its hits are said to
    be from. Raises sqlite3.DatabaseError where the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection, *, source: str) -> None:
        self.source = source
        self._connection = connection
        self._spreads: dict[tuple[str, int], Spread | None] = {}

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """What the index says of itself: ``attribution``, ``names`` and more."""
        return dict(self._connection.execute("SELECT key, value FROM search_meta").fetchall())

    @cached_property
    def attribution(self) -> str:
        """Whom to thank for the places, "" for what says so itself."""
        return self.meta.get("attribution", "")

    def lettered(self, letters: str, filters: Filters) -> list[Found]:
        """Return the names that come to these letters, those of the largest places first."""
        query = "SELECT first, count FROM search_key WHERE letters = ?"
        return self._names(self._connection.execute(query, (letters,)), filters)

    def sounding(self, sound: str, filters: Filters) -> list[Found]:
        """Return the names that come to this sound."""
        query = "SELECT first, count FROM search_sound WHERE sound = ?"
        return self._names(self._connection.execute(query, (sound,)), filters)

    def beginning_in_sound(self, sound: str, filters: Filters, *, most: int) -> list[Found]:
        """Return names whose sound begins so, at most those of ``most`` keys: for small indexes."""
        query = "SELECT first, count FROM search_sound WHERE sound > ? AND sound < ? LIMIT ?"
        ends = (sound, sound + "\U0010ffff")
        return self._names(self._connection.execute(query, (*ends, most)), filters)

    def ending(self, sound: str, filters: Filters) -> list[Found]:
        """Return names that come to this sound without their first words."""
        condition, values = filters.condition
        query = _COLUMNS.replace("FROM search_name AS n", _FROM_ENDINGS)
        return self._read(f"{query} WHERE e.sound = ?{condition}", (sound, *values))

    def beginning(self, letters: str, filters: Filters, *, most: int) -> list[Found]:
        """Return names that begin so, those of the largest places first."""
        if filters == Filters():
            query = "SELECT names FROM search_top WHERE beginning = ?"
            row = self._connection.execute(query, (letters,)).fetchone()
            if row is not None:
                return self._listed(np.frombuffer(row[0], dtype="<u4")[:most].tolist())
        condition, values = filters.condition
        ends = (letters, letters + "\U0010ffff")
        query = _COLUMNS.replace("FROM search_name AS n", _FROM_KEYS)
        query += f" WHERE k.letters >= ? AND k.letters < ?{condition}"
        query += " ORDER BY p.population DESC, n.place, n.seq LIMIT ?"
        return self._read(query, (*ends, *values, most))

    def inside(self, filters: Filters) -> list[Found]:
        """Return all places that pass, each by its first name."""
        condition, values = filters.condition
        columns = _COLUMNS[: _COLUMNS.index("FROM")]
        return self._read(f"{columns}{_FROM_PLACES} WHERE true{condition}", values)

    def entry(self, place_id: str) -> SearchEntry | None:
        """Return a place with all its names, None where the index does not know it."""
        query = "SELECT number, lat, lon, country, kind, population FROM search_place WHERE id = ?"
        row = self._connection.execute(query, (place_id,)).fetchone()
        if row is None:
            return None
        number, lat, lon, country, kind, population = row
        found = self._read(_COLUMNS + " WHERE n.place = ? ORDER BY n.seq", (number,))
        names = tuple(each.name for each in found)
        return SearchEntry(place_id, names, lat, lon, country, kind, population)

    def spread(self, space: str, length: int) -> Spread | None:
        """Return all keys of a length, None where there is none; kept once it has been read.

        ``space`` is ``letters`` or ``sound``.
        """
        if (space, length) not in self._spreads:
            self._spreads[space, length] = self._read_spread(space, length)
        return self._spreads[space, length]

    def _read_spread(self, space: str, length: int) -> Spread | None:
        query = "SELECT texts, signatures, sizes FROM search_spread WHERE space = ? AND length = ?"
        row = self._connection.execute(query, (space, length)).fetchone()
        if row is None:
            return None
        texts, marks, sizes = row
        return Spread(
            np.frombuffer(texts, dtype=f"S{length}"),
            np.frombuffer(marks, dtype="<u8"),
            np.frombuffer(sizes, dtype=np.uint8),
        )

    def _names(self, ranges: Iterable[tuple[int, int]], filters: Filters) -> list[Found]:
        condition, values = filters.condition
        query = _COLUMNS + " WHERE n.number BETWEEN ? AND ?" + condition + " LIMIT ?"
        return [
            found
            for first, count in ranges
            for found in self._read(query, (first, first + count - 1, *values, _MOST_NAMES))
        ]

    def _listed(self, numbers: Sequence[int]) -> list[Found]:
        marks = ",".join("?" * len(numbers))
        return self._read(f"{_COLUMNS} WHERE n.number IN ({marks})", tuple(numbers))

    def _read(self, query: str, values: tuple[object, ...]) -> list[Found]:
        rows = self._connection.execute(query, values)
        return [_found(*row) for row in rows]


def _found(number: int, place_id: str, seq: int, *rest: Any) -> Found:
    """Return a row of ``_COLUMNS``."""
    lat, lon, country, kind, population = rest[6:]
    return Found(number, place_id, seq, SearchName(*rest[:6]), lat, lon, country, kind, population)


def open_index(path: Path, *, source: str) -> SearchIndex:
    """Open an index file for reading. Raises DatabaseUnusable where it is damaged, is no index, or
    is from another version."""
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except (OSError, sqlite3.Error) as error:
        raise DatabaseUnusable(
            f"The index of names “{path}” cannot be read ({error}). Build it again."
        ) from error
    if not is_ours or version != FORMAT:
        connection.close()
        raise DatabaseUnusable(f"“{path}” is no index of names of this version. Build it again.")
    return SearchIndex(connection, source=source)
