"""Opening a sealed file the careful way: whoever made it, nothing of it is believed unseen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable
from geodata.sealed.digests import ItemDamaged, check_files, check_tables
from geodata.sealed.fence import FencedConnection
from geodata.sealed.header import check_header, damaged
from geodata.sealed.seal import SealBroken, check_seal
from geodata.sealed.shape import expected_schema, schema_of

__all__ = ["connect_sealed", "files_inside", "verify_sealed"]

_ITEMS_COMPARED: Final = 32 * 1024 * 1024
"""Bytes up to which each item is compared at every opening, and not only when a file comes in.
The seal has then spoken for every byte already; this tells one item of a forger's from ours."""


def connect_sealed(path: Path, *, thorough: bool = False) -> sqlite3.Connection:
    """Open a sealed career for reading alone; nothing is locked, and nothing written beside it.

    ``thorough`` compares every item however large the file is. The connection belongs to the
    thread that opened it. Raises DatabaseUnusable, in one sentence, for a file that is not whole,
    not ours, or of another version, an older one too.
    """
    header = check_header(path)
    if header.is_older:
        raise DatabaseUnusable(
            f"The sealed career “{path}” is from an older version of Career Atlas. "
            "Unpack it and pack it again."
        )
    with _refusing(path):
        check_seal(path)
        connection = _connect(path)
        try:
            if schema_of(connection) != expected_schema():
                raise ItemDamaged("the list of its tables")
            connection.fence()
            if thorough or path.stat().st_size <= _ITEMS_COMPARED:
                _compare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def verify_sealed(path: Path) -> None:
    """Go through everything in a sealed file. Raises DatabaseUnusable where anything is wrong."""
    connect_sealed(path, thorough=True).close()


@contextmanager
def files_inside(path: Path) -> Iterator[Iterator[tuple[str, bytes]]]:
    """Give the author's files, by name, from a sealed file of this version or an older one.

    Of an older file nothing but the table of those files is read. Raises DatabaseUnusable.
    """
    check_header(path)
    with _refusing(path):
        check_seal(path)
        with closing(_connect(path)) as connection:
            ours = {row for row in expected_schema() if row[1] == "sealed_file"}
            if {row for row in schema_of(connection) if row[1] == "sealed_file"} != ours:
                raise ItemDamaged("the list of its files")
            connection.fence()
            yield check_files(connection)


def _connect(path: Path) -> FencedConnection:
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(address, uri=True, factory=FencedConnection)
    try:
        connection.limit()
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise ItemDamaged("its structure")
    except BaseException:
        connection.close()
        raise
    return connection


def _compare(connection: sqlite3.Connection) -> None:
    check_tables(connection)
    for _name, _content in check_files(connection):
        pass


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn whatever shows that a file is not ours into one sentence."""
    try:
        yield
    except ItemDamaged as error:
        raise damaged(path, str(error)) from error
    except (SealBroken, sqlite3.Error, OverflowError, UnicodeDecodeError, TypeError) as error:
        raise damaged(path) from error
    except DatabaseUnusable:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DatabaseUnusable(
            f"The sealed career “{path}” cannot be read ({reason}). Check the file."
        ) from error
