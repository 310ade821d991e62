"""Puts an installation's files in their places: all of them written beside, then swapped in."""

from __future__ import annotations

import os
import pwd
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desktop.watch.units import MARK, SystemFile

__all__ = ["foreign", "place"]


def foreign(files: Sequence[SystemFile], root: Path) -> list[Path]:
    """Those that stand there already and were written by somebody else."""
    # A copy bears no mark; it stands among what the exhibit's user owns.
    there = [_target(file, root) for file in files if file.copy_of is None]
    return [path for path in there if (path.exists() or path.is_symlink()) and not _is_ours(path)]


def place(files: Sequence[SystemFile], root: Path) -> list[Path]:
    """Write all files below ``root``; gives their paths. Nothing is changed where one of them
    cannot be written, or a file that is copied cannot be read. Raises OSError."""
    swaps: list[tuple[Path, Path]] = []
    try:
        for file in files:
            target = _target(file, root)
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.new")
            swaps.append((beside, target))
            _write(beside, file)
    except OSError:
        for beside, _ in swaps:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        raise
    for beside, target in swaps:
        beside.replace(target)
    return [target for _, target in swaps]


def _target(file: SystemFile, root: Path) -> Path:
    return root / file.path.relative_to("/")


def _is_ours(path: Path) -> bool:
    try:
        return MARK in path.read_text(encoding="utf-8").splitlines()[:2]
    except (OSError, UnicodeDecodeError):
        return False


def _write(beside: Path, file: SystemFile) -> None:
    content = file.content()
    beside.unlink(missing_ok=True)
    # Closed to all others before a PIN's hash is in it. What is done to it is done to the open
    # file: in a folder of the exhibit's, a name might be another file by then.
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        if file.owner:
            with suppress(KeyError, PermissionError):  # told as a step that is left to do
                os.fchown(out.fileno(), pwd.getpwnam(file.owner).pw_uid, -1)
        os.fchmod(out.fileno(), file.mode)
        out.flush()
        os.fsync(out.fileno())
