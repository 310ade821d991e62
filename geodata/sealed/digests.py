"""The SHA-256 of each thing inside a sealed file, and comparing them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Final

__all__ = ["ItemDamaged", "check_files", "check_tables", "table_digest", "tables_to_digest"]

_OWN: Final = ("sealed_file", "sealed_table")


class ItemDamaged(ValueError):
    """What is inside is not what was sealed; the text names the item."""


def tables_to_digest(connection: sqlite3.Connection) -> list[str]:
    """Return the names of all tables but those that hold the digests, in order.

    A virtual table keeps its rows in tables of its own, which are among these.
    """
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    names = [row[0] for row in connection.execute(query)]
    return [name for name in names if name not in _OWN and not name.startswith("sqlite_")]


def table_digest(connection: sqlite3.Connection, table: str) -> tuple[int, bytes]:
    """Return how many rows a table has, and the SHA-256 of all of them.

    Each row goes in as Python writes a tuple of its values in ASCII, with a line feed: it tells
    NULL, numbers, texts and blobs apart, and is the same on every system. The order is that of the
    table itself, which is that of its key.
    """
    whole, count = hashlib.sha256(), 0
    quoted = table.replace('"', '""')
    for row in connection.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 (quoted above)
        whole.update(ascii(row).encode() + b"\n")
        count += 1
    return count, whole.digest()


def check_tables(connection: sqlite3.Connection) -> None:
    """Compare each table with its digest. Raises ItemDamaged."""
    told = {row[0]: row[1:] for row in connection.execute("SELECT * FROM sealed_table")}
    names = tables_to_digest(connection)
    if sorted(told) != names:
        raise ItemDamaged("the list of its tables")
    for name in names:
        if told[name] != table_digest(connection, name):
            raise ItemDamaged(f"the table “{name}”")


def check_files(connection: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """Go through the author's files, each compared with its digest. Raises ItemDamaged."""
    query = "SELECT name, bytes, sha256, content FROM sealed_file ORDER BY name"
    for name, length, digest, content in connection.execute(query):
        if len(content) != length or hashlib.sha256(content).digest() != digest:
            raise ItemDamaged(f"the file “{name}”")
        yield name, content
