"""Open an SQLite file that a stranger made, so that it can do nothing but be read.

The file is opened as one that never changes, which needs no lock and writes nothing beside it. Its
schema is not trusted, it may call no function but a few harmless ones, a query that runs too long
is stopped, and no value may be longer than a tile can be. See the SQLite manual, "Defense Against
The Dark Arts".
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

__all__ = ["Budget", "open_carefully"]

LONGEST_VALUE = 8 * 1024 * 1024
"""Bytes; a tile of 512 pixels is seldom above 200 kB."""

_STEPS_BETWEEN = 10_000
_CALLS_ALLOWED = 2_000
_HARMLESS = frozenset({"min", "max", "count"})
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})


class Budget:
    """How long one query may run, counted in steps of the database and not in time."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _CALLS_ALLOWED

    def refill(self) -> None:
        """Allow the next query its full length."""
        self._left = _CALLS_ALLOWED

    def spend(self) -> bool:
        """Count one call; true stops the query."""
        self._left -= 1
        return self._left < 0


def open_carefully(path: Path) -> tuple[sqlite3.Connection, Budget]:
    """Open ``path`` for reading alone; raises sqlite3.Error when it cannot be opened.

    The connection belongs to the thread that opened it.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        budget = _fence(connection)
    except BaseException:
        connection.close()
        raise
    return connection, budget


def _fence(connection: sqlite3.Connection) -> Budget:
    budget = Budget()
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_progress_handler(budget.spend, _STEPS_BETWEEN)
    connection.set_authorizer(_only_reading)
    return budget


def _only_reading(
    action: int, _first: str | None, second: str | None, _database: str | None, _view: str | None
) -> int:
    harmless = action == sqlite3.SQLITE_FUNCTION and second in _HARMLESS
    return sqlite3.SQLITE_OK if harmless or action in _READING else sqlite3.SQLITE_DENY
