"""Reads a gazetteer's database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

from geodata.errors import DatabaseUnusable
from geodata.gazetteers.assembling import Assembler
from geodata.gazetteers.placing import as_place
from geodata.gazetteers.schema import APPLICATION_ID, SCHEMA_VERSION
from geodata.places import Place

__all__ = ["Gazetteer", "check_gazetteer"]

_FIRST_BYTES: Final = b"SQLite format 3\0"
_LONGEST_VALUE: Final = 64 * 1024 * 1024
_TOP: Final = 20

_COUNTS: Final = {
    "places": "SELECT count(*) FROM place",
    "names": "SELECT count(*) FROM name",
    "dated_names": "SELECT count(*) FROM name WHERE dating IS NOT NULL",
    "types": "SELECT count(*) FROM type",
    "geometries": "SELECT count(*) FROM geometry",
    "relations": "SELECT count(*) FROM relation",
    "links": "SELECT count(*) FROM link",
    "descriptions": "SELECT count(*) FROM description",
    "depictions": "SELECT count(*) FROM depiction",
    "unlocated": "SELECT count(*) FROM place WHERE locus = 'unlocated'",
}
_GROUPS: Final = {
    "loci": "SELECT locus, count(*) FROM place GROUP BY 1 ORDER BY 2 DESC, 1",
    "languages": "SELECT coalesce(lang, ''), count(*) FROM name GROUP BY 1 ORDER BY 2 DESC, 1",
    "countries": (
        "SELECT value, count(*) FROM place, json_each(place.ccodes) GROUP BY 1 ORDER BY 2 DESC, 1"
    ),
    "formats": "SELECT format, count(*) FROM file GROUP BY 1 ORDER BY 2 DESC, 1",
}


class Gazetteer(AbstractContextManager["Gazetteer"]):
    """A gazetteer opened for reading. One thread at a time; ``close`` it or use ``with``.

    Raises DatabaseUnusable where the file is no gazetteer or is damaged, also while it is read.
    """

    def __init__(self, path: Path) -> None:
        check_gazetteer(path)
        self._path = path
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("PRAGMA trusted_schema = OFF")
        self._connection.execute("PRAGMA cell_size_check = ON")
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        self._assembler = Assembler(self._connection)

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __len__(self) -> int:
        return int(self._one("SELECT count(*) FROM place"))

    def features(self) -> Iterator[dict[str, Any]]:
        """Yield all places as features of the Linked Places Format, as their files said them."""
        try:
            yield from self._assembler.features()
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise self._damaged() from error

    def places(self) -> Iterator[Place]:
        """Yield all places in the words of this program; see ``placing``."""
        return map(as_place, self.features())

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, or None."""
        feature = self.feature(place_id)
        return None if feature is None else as_place(feature)

    def feature(self, place_id: str) -> dict[str, Any] | None:
        """Return the feature of that id, or None."""
        try:
            return self._assembler.feature(place_id)
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise self._damaged() from error

    def heads(self) -> list[dict[str, Any]]:
        """Return what each file said of itself as a whole, in the order of import."""
        rows = self._rows("SELECT head FROM file ORDER BY number")
        return [json.loads(head) if head else {} for (head,) in rows]

    def stats(self) -> dict[str, Any]:
        """Return how much of everything there is, and the most frequent of some."""
        counts: dict[str, Any] = {key: self._one(query) for key, query in _COUNTS.items()}
        groups = {key: self._rows(f"{query} LIMIT {_TOP}") for key, query in _GROUPS.items()}
        files = self._rows("SELECT name, format, imported_on FROM file ORDER BY number LIMIT 1000")
        return {
            **counts,
            **{key: {str(name): count for name, count in rows} for key, rows in groups.items()},
            "files": [
                {"name": name, "format": form, "imported_on": day} for name, form, day in files
            ],
        }

    def _one(self, query: str) -> Any:
        return self._rows(query)[0][0]

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query).fetchall()
        except sqlite3.Error as error:
            raise self._damaged() from error

    def _damaged(self) -> DatabaseUnusable:
        return DatabaseUnusable(
            f"The gazetteer “{self._path}” is damaged. Replace it with a good copy."
        )


def check_gazetteer(path: Path) -> None:
    """Compare what the first 100 bytes say with this program. Raises DatabaseUnusable.

    https://www.sqlite.org/fileformat.html#the_database_header
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DatabaseUnusable(
            f"The gazetteer “{path}” cannot be read ({reason}). Check the file's name."
        ) from error
    application = int.from_bytes(header[68:72], "big")
    if len(header) < 100 or not header.startswith(_FIRST_BYTES) or application != APPLICATION_ID:
        raise DatabaseUnusable(
            f"The file “{path}” is not a gazetteer of Career Atlas. "
            "Choose one that “career-atlas gazetteer import” has made."
        )
    if int.from_bytes(header[60:64], "big") != SCHEMA_VERSION:
        raise DatabaseUnusable(
            f"The gazetteer “{path}” is from another version of Career Atlas. Import its files "
            "again, or update this program."
        )
