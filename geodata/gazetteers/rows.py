"""Rows on their way into the database, gathered so that many are written at once."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

__all__ = ["Rows", "Shared"]

_PARENTS_FIRST: Final = (
    *("dating", "timespan", "period", "evidence", "citation"),
    *("name", "type", "geometry", "relation", "link", "description", "depiction"),
)
_AT_ONCE: Final = 20_000
_LONG: Final = 1_000
"""Letters of a value that weigh as much as a row."""
_REMEMBERED: Final = 20_000
_LONGEST_KEY: Final = 1_000


class Rows:
    """Takes rows one after another and writes them in batches. Places are written at once, for
    their ids must be free; everything that points to a place may wait."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _PARENTS_FIRST}
        self._insert: dict[str, str] = {}
        self.count = 0

    def extend(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Take rows, their values in the order of the table's columns."""
        self._waiting[table] += rows
        self.count += len(rows)
        for row in rows:
            for value in row:
                if type(value) is str and len(value) > _LONG:
                    self.count += len(value) // _LONG
        if self.count >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        for table in _PARENTS_FIRST:
            rows = self._waiting[table]
            if rows:
                self._connection.executemany(self._statement(table, len(rows[0])), rows)
                rows.clear()
        self.count = 0

    def _statement(self, table: str, width: int) -> str:
        if table not in self._insert:
            marks = ", ".join("?" * width)
            # The table's name is one of ours, never something from a file.
            self._insert[table] = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608
        return self._insert[table]

    def last_number(self, table: str) -> int:
        """Return the highest number that the table has in the database; 0 where it is empty."""
        # The table's name is one of ours.
        found = self._connection.execute(f"SELECT max(number) FROM {table}").fetchone()  # noqa: S608
        return int(found[0] or 0)


class Shared:
    """Numbers the values of one table that many rows share, and remembers the latest of them.

    What was forgotten is only written again: memory stays flat, and nothing is wrong.
    """

    def __init__(self, last_number: int) -> None:
        self._last = last_number
        self._numbers: dict[bytes, Any] = {}

    def known(self, key: bytes) -> Any:
        """Return what was remembered for the key, or None."""
        return self._numbers.get(key)

    def next_number(self) -> int:
        """Return a new number."""
        self._last += 1
        return self._last

    def remember(self, key: bytes, value: Any) -> None:
        """Remember what belongs to a key; a long one is not worth it."""
        if len(key) > _LONGEST_KEY:
            return
        if len(self._numbers) >= _REMEMBERED:
            self._numbers.clear()
        self._numbers[key] = value
