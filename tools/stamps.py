"""What is done already: a stamp holds a digest of everything that a step was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

__all__ = ["digest", "is_current", "stamp"]


def digest(files: Iterable[Path], *also: str) -> str:
    """A SHA-256 over names and bytes of ``files`` in their order, and over the texts ``also``."""
    summed = hashlib.sha256()
    for file in files:
        _add(summed, file.name.encode())
        # Line ends differ between systems; what the file says does not.
        _add(summed, file.read_bytes().replace(b"\r\n", b"\n"))
    for text in also:
        _add(summed, text.encode())
    return summed.hexdigest()


def _add(summed: hashlib._Hash, part: bytes) -> None:
    summed.update(len(part).to_bytes(8, "big"))
    summed.update(part)


def is_current(file: Path, wanted: str) -> bool:
    """Whether the stamp ``file`` is there and says ``wanted``."""
    try:
        return file.read_text(encoding="ascii") == wanted
    except (OSError, UnicodeDecodeError):
        return False


def stamp(file: Path, text: str) -> None:
    """Write the stamp, in one go, as the last act of its step."""
    beside = file.with_name(file.name + ".new")
    beside.write_text(text, encoding="ascii")
    beside.replace(file)
