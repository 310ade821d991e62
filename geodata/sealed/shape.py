"""The one schema that a sealed file may have.

It is the schema of a loaded career, plus the tables of the seal. Every statement that makes a
table, an index or anything else must be the very one that this program would have written: so a
file can bring along no trigger, no view, no generated column and no virtual table of its own.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import Final

from geodata.search.schema import INDEXES, SCRIPT
from geodata.storage.lessontables import LESSON
from geodata.storage.tables import CAREER, EVIDENCE, PLACES

__all__ = ["APPLICATION_ID", "SEALED_TABLES", "expected_schema", "make_sealed_tables", "schema_of"]

APPLICATION_ID: Final = 0x43415345
"""The application id in the header of a sealed career: "CASE"."""

SEALED_TABLES: Final = """
CREATE TABLE sealed_file (
    name TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    content BLOB NOT NULL
) STRICT;

CREATE TABLE sealed_table (
    name TEXT PRIMARY KEY,
    rows INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;
"""
"""``sealed_file`` holds the author's own files; ``sealed_table`` a digest of each other table."""

_Statement = tuple[str, str, str, str]
_SHADOWS: Final = "place_box_"
"""SQLite makes these tables itself, in words that differ between its versions."""


def make_sealed_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that only a sealed file has."""
    connection.executescript(SEALED_TABLES)


def schema_of(connection: sqlite3.Connection) -> frozenset[_Statement]:
    """Return every statement of a database's schema, with the kind and names it is kept under."""
    query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
    return frozenset(map(_plain, connection.execute(query)))


@lru_cache(maxsize=1)
def expected_schema() -> frozenset[_Statement]:
    """Return the schema that this program writes."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for script in (EVIDENCE, PLACES, CAREER, LESSON, SCRIPT, INDEXES):
            connection.executescript(script)
        make_sealed_tables(connection)
        return schema_of(connection)


def _plain(row: _Statement) -> _Statement:
    kind, name, table, sql = row
    is_shadow = kind == "table" and name.startswith(_SHADOWS)
    return (kind, name, table, "" if is_shadow else sql)
