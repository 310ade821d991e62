"""Archives from strangers: one member of a ZIP file, read in bounded memory, never unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Final, cast

from geodata.formats.incoming import Incoming, unreadable

__all__ = ["Metered", "check_archive", "is_zip", "opened_member"]

_FIRST_BYTES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_MEMBERS: Final = 10_000
_LARGEST: Final = 1024 * 1024 * 1024
_SMALL: Final = 16 * 1024 * 1024
_MOST_PACKED: Final = 200
"""Times that a large member may be larger than it is in the archive; text packs 5 to 30 times."""
_PIECE: Final = 512 * 1024
_ROOM: Final = 32 * 1024 * 1024


class Metered:
    """A stream that refuses to give more than 32 MB without a ``rest``: so much may one place
    take, and no more is held in memory."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        # More than was asked for: a long tag is looked through anew with each piece.
        data = self._stream.read(max(size, _PIECE))
        self._given += len(data)
        if self._given > _ROOM:
            raise unreadable(self._name, "", "One place is larger than 32 MB. Choose another file.")
        return data

    def rest(self) -> None:
        """Begin to count anew."""
        self._given = 0


def is_zip(file: BinaryIO) -> bool:
    """Return whether a file begins as a ZIP archive does."""
    file.seek(0)
    beginning = file.read(4)
    file.seek(0)
    return beginning in _FIRST_BYTES


@contextmanager
def opened_member(incoming: Incoming, suffix: str) -> Iterator[BinaryIO]:
    """Open the first member of an archive whose name ends so, one at the top before others.

    Raises ImportRejected for an archive that is damaged or would do harm.
    """
    try:
        with zipfile.ZipFile(incoming.file) as archive:
            check_archive(incoming, archive)
            names = [name for name in archive.namelist() if name.lower().endswith(suffix)]
            if not names:
                text = f"No file of the kind {suffix} is in this archive. Choose another file."
                raise unreadable(incoming.name, "", text)
            with archive.open(min(names, key=lambda name: name.count("/"))) as member:
                yield cast(BinaryIO, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as bad:
        raise unreadable(incoming.name, "", f"This archive is damaged ({bad}).") from bad


def check_archive(incoming: Incoming, archive: zipfile.ZipFile) -> None:
    """Refuse an archive whose members would leave it, or are far larger than they look."""
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise unreadable(incoming.name, "", f"This archive has {len(members)} members: too many.")
    for member in members:
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts:
            text = "A member of this archive points outside of it. Pack it again."
            raise unreadable(incoming.name, member.filename[:80], text)
        if member.flag_bits & 1:
            raise unreadable(incoming.name, "", "This archive has a password. Pack it without.")
        packed = max(member.compress_size, 1)
        if member.file_size > _LARGEST or (
            member.file_size > _SMALL and member.file_size > _MOST_PACKED * packed
        ):
            text = "A member of this archive would be unpacked to a size that cannot be meant."
            raise unreadable(incoming.name, member.filename[:80], text)
