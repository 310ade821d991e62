"""The seal: 64 bytes after the last page of the database, which hold a SHA-256 of all before them.

SQLite reads no further than the last page that its header counts, so that the file stays a
database like any other. A flipped bit anywhere, in a page that no table uses too, breaks the seal,
and nothing of the file has been interpreted until then. ``PRAGMA integrity_check`` is no such
thing: it overlooks nine in ten flipped bits.

The seal finds damage, not forgery: whoever rewrites the file can seal it again. That a file comes
from the museum is what the signatures of an update are for.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO, Final

__all__ = ["LENGTH", "SealBroken", "check_seal", "digest_of_seal", "put_seal"]

_WORDS: Final = b"Career Atlas, sealed by SHA-256\n"
LENGTH: Final = 64
"""Bytes of the seal: 32 of words that tell what it is, and 32 of the digest."""

_CHUNK: Final = 1024 * 1024


class SealBroken(ValueError):
    """The file was cut off or changed after it was sealed."""


def put_seal(path: Path) -> str:
    """Append the seal to a finished file. Returns the digest in hex."""
    with path.open("r+b") as file:
        digest = _digest(file, length=path.stat().st_size)
        file.write(_WORDS + digest)
    return digest.hex()


def check_seal(path: Path) -> str:
    """Read the whole file. Returns the digest in hex; raises SealBroken and OSError."""
    with path.open("rb") as file:
        length = file.seek(0, 2) - LENGTH
        digest = _told(file, length)
        file.seek(0)
        if _digest(file, length=length) != digest:
            raise SealBroken
    return digest.hex()


def digest_of_seal(path: Path) -> str:
    """Return the digest that the seal tells, in hex, without comparing it with the file."""
    with path.open("rb") as file:
        return _told(file, file.seek(0, 2) - LENGTH).hex()


def _told(file: BinaryIO, length: int) -> bytes:
    if length <= 0:
        raise SealBroken
    file.seek(length)
    seal = file.read(LENGTH)
    if len(seal) != LENGTH or not seal.startswith(_WORDS):
        raise SealBroken
    return seal[len(_WORDS) :]


def _digest(file: BinaryIO, *, length: int) -> bytes:
    """Return the digest of the next ``length`` bytes, and stand behind them."""
    whole = hashlib.sha256()
    left = length
    while left > 0:
        chunk = file.read(min(_CHUNK, left))
        if not chunk:
            raise SealBroken  # shorter than it was a moment ago
        whole.update(chunk)
        left -= len(chunk)
    return whole.digest()
