"""Opening a database that may have been made by anybody, for reading only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable
from geodata.storage.identity import APPLICATION_ID, FIRST_BYTES, SCHEMA_VERSION

__all__ = ["open_read_only", "settle"]

_LONGEST_VALUE: Final = 64 * 1024 * 1024


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a database of ours. Raises DatabaseUnusable where it is damaged, of another program, or
    from a newer or an older version.

    The file must not change while it is open (a new version is a new file): so nothing is locked,
    and no journal is looked for.
    """
    _check_header(path)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True)
        settle(connection)
        return connection
    except sqlite3.Error as error:
        raise _damaged(path) from error


def settle(connection: sqlite3.Connection) -> None:
    """Let a connection read only, and trust nothing that the file brings along."""
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)


def _check_header(path: Path) -> None:
    """Compare what the first 100 bytes say with the file and with this program.

    https://www.sqlite.org/fileformat.html#the_database_header
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DatabaseUnusable(
            f"The database “{path}” cannot be read ({reason}). Check the file."
        ) from error
    if len(header) < 100 or not header.startswith(FIRST_BYTES):
        raise _damaged(path)
    page_size = int.from_bytes(header[16:18], "big")
    if size != int.from_bytes(header[28:32], "big") * (65536 if page_size == 1 else page_size):
        raise _damaged(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DatabaseUnusable(
            f"The database “{path}” is not one of Career Atlas. Choose a career's file."
        )
    _check_version(path, int.from_bytes(header[60:64], "big"))


def _check_version(path: Path, version: int) -> None:
    if version > SCHEMA_VERSION:
        raise DatabaseUnusable(
            f"The database “{path}” is from a newer version of Career Atlas. Update this program."
        )
    if version < SCHEMA_VERSION:
        raise DatabaseUnusable(
            f"The database “{path}” is from an older version of Career Atlas. "
            "Make it again from the career's folder."
        )


def _damaged(path: Path) -> DatabaseUnusable:
    return DatabaseUnusable(f"The database “{path}” is damaged. Replace it with a good copy.")
