"""A connection to a stranger's file, which can do nothing but be read, and not for ever.

See the SQLite manual, "Defense Against The Dark Arts"; the limits are those it proposes, but for
the length of a value, since one holds a column of all steps.
https://www.sqlite.org/security.html
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Any, Final

__all__ = ["FencedConnection"]

_STEPS_BETWEEN: Final = 10_000
_CALLS_ALLOWED: Final = 5_000
"""Together fifty million steps of SQLite's machine: seconds, where our queries take thousandths."""

_HARMLESS: Final = frozenset({"coalesce", "count", "max", "min"})
_READING: Final = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 250,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}


class FencedConnection(sqlite3.Connection):
    """For ``sqlite3.connect(…, factory=FencedConnection)``; ``fence`` closes it in."""

    _left: int = _CALLS_ALLOWED

    def limit(self) -> None:
        """Set the limits and the length that one query may run, before any SQL."""
        for limit, value in _LIMITS.items():
            self.setlimit(limit, value)
        self.set_progress_handler(self._spend, _STEPS_BETWEEN)
        if sys.version_info >= (3, 12):  # Python 3.11 cannot ask for these; the rest does without
            self.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
            self.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
            self.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
            self.setconfig(sqlite3.SQLITE_DBCONFIG_TRUSTED_SCHEMA, False)

    def fence(self) -> None:
        """From now on allow nothing but reading."""
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
            self.execute(f"PRAGMA {pragma}")
        self.set_authorizer(_only_reading)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Run a query, which may take its full length."""
        self._left = _CALLS_ALLOWED
        return super().execute(sql, parameters)

    def _spend(self) -> bool:
        self._left -= 1
        return self._left < 0


def _only_reading(
    action: int, _first: str | None, second: str | None, _database: str | None, _view: str | None
) -> int:
    harmless = action == sqlite3.SQLITE_FUNCTION and second in _HARMLESS
    return sqlite3.SQLITE_OK if harmless or action in _READING else sqlite3.SQLITE_DENY
