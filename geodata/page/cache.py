"""Built pages on disk, so that a warm start imports no page builder.

Everything here may be deleted at any time, and a folder that cannot be written only costs time.
Each file begins with the SHA-256 of the rest: after a power cut a file may be there and be empty.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from geodata.version import version

__all__ = ["PageCache", "cache_key"]

FORMAT: Final = "2"
"""Raise it when the page's data or its making change between two versions of the program."""

_MOST_PAGES: Final = 24
_MARK_BYTES: Final = hashlib.sha256().digest_size


def cache_key(*made_from: str, catalogues: Path | None = None) -> str:
    """A name for what is kept: a hash of what it is made from, of versions and translations."""
    digest = hashlib.sha256()
    for part in (FORMAT, version(), _sources_mark(), *made_from):
        digest.update(part.encode() + b"\0")
    for catalogue in sorted(catalogues.glob("*.po")) if catalogues else ():
        digest.update(catalogue.name.encode() + catalogue.read_bytes())
    return digest.hexdigest()[:32]


def _sources_mark() -> str:
    """Changes when a module beside this one does, which a version number only does at releases."""
    folder = Path(__file__).parent
    files = sorted((path.name, path.stat()) for path in folder.glob("*.py"))
    return "".join(f"{name}{stat.st_size}{stat.st_mtime_ns}" for name, stat in files)


class PageCache:
    """The files of one page under ``folder``/``key``; in memory only where ``key`` is ""."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder / key if key else None
        self._memory: dict[str, bytes] = {}

    def get(self, name: str, build: Callable[[str], Mapping[str, bytes]]) -> bytes:
        """The bytes of ``name``; where they are not kept ``build(name)`` gives them, perhaps with
        others that belong to them."""
        kept = self._memory.get(name)
        if kept is None:
            kept = self._read(name)
        if kept is None:
            built = build(name)
            self._keep(built)
            kept = built[name]
        return kept

    def _read(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            found = (self._folder / name).read_bytes()
        except OSError:
            return None
        mark, content = found[:_MARK_BYTES], found[_MARK_BYTES:]
        return content if mark == hashlib.sha256(content).digest() else None

    def _keep(self, files: Mapping[str, bytes]) -> None:
        if self._folder is None or not self._write(self._folder, files):
            self._memory.update(files)

    def _write(self, folder: Path, files: Mapping[str, bytes]) -> bool:
        try:
            if not folder.is_dir():
                _make_room(folder.parent)
                folder.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                _replace(folder / name, content)
        except OSError:
            return False
        return True


def _replace(path: Path, content: bytes) -> None:
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _make_room(folder: Path) -> None:
    """Keep the newest pages only: each new version of a career leaves one behind."""
    if not folder.is_dir():
        return
    pages = sorted(folder.iterdir(), key=lambda page: page.stat().st_mtime, reverse=True)
    for page in pages[_MOST_PAGES - 1 :]:
        shutil.rmtree(page, ignore_errors=True)
