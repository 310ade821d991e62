"""Writing so that a power cut at any moment leaves the old or the new, whole.

What is written is flushed to the disk before it gets its name, and the folder that has the name
after it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

__all__ = ["flush", "locked", "move", "write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside, flush it, and swap it in. Raises OSError; the old one is then there."""
    handle, beside = mkstemp(prefix=f".{path.name[:40]}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        move(Path(beside), path)
    except OSError:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def move(beside: Path, path: Path) -> None:
    """Give a flushed file its name, in one step that lasts. Both are in the same folder."""
    os.replace(beside, path)  # noqa: PTH105
    flush(path.parent)


def flush(path: Path) -> None:
    """Return only when a file, or the names in a folder, are on the disk. Raises OSError."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and needs no flushing of them
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other process out that locks the same file; the system lets go whatever happens.

    Raises OSError where the file, which stays empty, cannot be made.
    """
    with path.open("wb") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
