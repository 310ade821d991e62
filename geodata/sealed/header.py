"""What the first 100 bytes of a sealed file must say, read before SQLite sees the file.

https://www.sqlite.org/fileformat.html#the_database_header
"""

from __future__ import annotations

import errno
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from geodata.errors import DatabaseUnusable
from geodata.sealed.seal import LENGTH
from geodata.sealed.shape import APPLICATION_ID
from geodata.storage.identity import FIRST_BYTES, SCHEMA_VERSION

__all__ = ["Header", "check_header", "damaged", "make_header_plain"]

_LENGTH: Final = 100
_ROLLBACK_JOURNAL: Final = b"\1\1"
_LARGEST: Final = 4 * 1024**3
_BESIDE: Final = ("-wal", "-shm", "-journal")
_SQLITE_THAT_WROTE: Final = 96


@dataclass(frozen=True, slots=True)
class Header:
    """What the header told. ``schema`` is the version of the tables."""

    schema: int

    @property
    def is_older(self) -> bool:
        """Whether the tables are those of an older program."""
        return self.schema < SCHEMA_VERSION


def check_header(path: Path) -> Header:
    """Hold the size, the first bytes, the ids and the neighbours against what we write.

    Raises DatabaseUnusable.
    """
    _check_neighbours(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, "not a plain file")  # a pipe would never end
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_LENGTH)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(header) < _LENGTH or not header.startswith(FIRST_BYTES):
        raise damaged(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise DatabaseUnusable(
            f"“{path}” is no sealed career. Choose a file from career-atlas pack."
        )
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if size != pages * (65536 if page == 1 else page) + LENGTH or size > _LARGEST:
        raise damaged(path)
    if header[18:20] != _ROLLBACK_JOURNAL:
        raise damaged(path)
    return Header(_known(path, int.from_bytes(header[60:64], "big")))


def damaged(path: Path, what: str = "") -> DatabaseUnusable:
    """Return the error for a file that is not as it was sealed."""
    where = f" ({what} is not as it was)" if what else ""
    return DatabaseUnusable(
        f"The sealed career “{path}” is damaged or was changed{where}. Copy it again."
    )


def make_header_plain(path: Path) -> None:
    """Take out the version of the SQLite library that wrote the file: it tells nothing that a
    reader needs, and the same career is to give the same bytes."""
    with path.open("r+b") as file:
        file.seek(_SQLITE_THAT_WROTE)
        file.write(bytes(4))


def _known(path: Path, version: int) -> int:
    if version > SCHEMA_VERSION:
        raise DatabaseUnusable(
            f"The sealed career “{path}” is from a newer version of Career Atlas. "
            "Update this program."
        )
    return version


def _check_neighbours(path: Path) -> None:
    for ending in _BESIDE:
        neighbour = path.with_name(path.name + ending)
        if neighbour.exists():
            raise DatabaseUnusable(
                f"“{neighbour.name}” lies beside the sealed career “{path}”, which has no such "
                "file. Copy the sealed file alone to another folder and open it there."
            )


def _unreadable(path: Path, error: OSError) -> DatabaseUnusable:
    reason = error.strerror or type(error).__name__
    return DatabaseUnusable(
        f"The sealed career “{path}” cannot be read ({reason}). Check the file."
    )
