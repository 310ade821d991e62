"""A mark that changes whenever anything changes that a loaded career depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from geodata.storage.identity import SCHEMA_VERSION

__all__ = ["fingerprint"]


def fingerprint(files: Iterable[Path], *, program_version: str) -> str:
    """Return the SHA-256, in hex, of the names and contents of files, of the program's version
    and of that of the tables. Where the files lie makes no difference.

    Raises OSError where a file cannot be read.
    """
    whole = hashlib.sha256(f"{SCHEMA_VERSION} {program_version}".encode())
    for path in files:
        content = hashlib.sha256(path.read_bytes()).digest()
        whole.update(f"\0{path.parent.name}/{path.name}\0".encode())
        whole.update(content)
    return whole.hexdigest()
