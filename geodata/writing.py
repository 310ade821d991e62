"""Files and folders written beside their place first and then swapped in."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from geodata.errors import ExportFailed

__all__ = ["MANIFEST", "written_file", "written_files", "written_folder"]

MANIFEST: Final = "MANIFEST-SHA256.txt"
"""Tells a folder that an export has written."""


@contextmanager
def written_file(out: Path) -> Iterator[Path]:
    """Give a new path beside ``out`` to write to; it takes the place of ``out`` at the end.

    Whatever ends the block early (a full disk, Ctrl-C) leaves ``out`` as it was and nothing
    beside it. The path has the ending of ``out``. Raises ExportFailed where it cannot be written.
    """
    with _telling(out):
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=".", suffix=out.suffix)
        os.close(handle)
        beside = Path(name)
        try:
            yield beside
            _settle(beside)
            beside.replace(out)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def written_files(folder: Path) -> Iterator[Path]:
    """Give a new folder to write files to; they are moved into ``folder`` at the end.

    ``folder`` is made where it is missing; other files in it stay. Nothing in it changes where
    the block ends early. Raises ExportFailed where a file cannot be written.
    """
    with _telling(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as name:
            yield Path(name)
            files = sorted(Path(name).iterdir())
            for file in files:
                _settle(file)
            for file in files:
                file.replace(folder / file.name)


@contextmanager
def written_folder(out: Path) -> Iterator[Path]:
    """Give a new folder beside ``out``; it takes the place of a folder ``out`` at the end.

    Only an empty folder or one that an export has written (it holds a MANIFEST) is
    replaced. Raises ExportFailed for any other, and where it cannot be written.
    """
    _refuse_strange(out)
    with _telling(out):
        beside = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
        try:
            yield beside
            for file in sorted(path for path in beside.rglob("*") if path.is_file()):
                _settle(file)
            beside.chmod(0o777 & ~_umask())
            _swap(beside, out)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _refuse_strange(out: Path) -> None:
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise ExportFailed(
            f"The folder {out} holds something else and is left as it is. Name a folder that is "
            "new or empty."
        )


def _swap(beside: Path, out: Path) -> None:
    """Put the new folder in its place; the old one comes back where that fails."""
    if not out.exists():
        beside.rename(out)
        return
    old = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}.")) / "old"
    out.rename(old)
    try:
        beside.rename(out)
    except OSError:
        old.rename(out)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)


@contextmanager
def _telling(out: Path) -> Iterator[None]:
    try:
        yield
    except ExportFailed:
        raise
    except OSError as error:
        raise ExportFailed(
            f"{out} cannot be written: {error.strerror or error}. "
            "What was there is unchanged. Make room or choose another folder."
        ) from error


def _settle(file: Path) -> None:
    """See to it that the bytes are on the disk and readable by others as new files are."""
    with file.open("rb") as written:
        os.fsync(written.fileno())
    with suppress(OSError):  # a stick's file system may not know permissions
        file.chmod(0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
