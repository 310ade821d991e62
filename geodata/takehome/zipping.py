"""Zip files whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import IO, Final

__all__ = ["same_bytes", "write_zip"]

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE: Final = 0o100644 << 16
_STORED: Final = (".png", ".jpg", ".webp", ".pdf", ".zip")
"""What is packed already."""


def write_zip(out: IO[bytes], files: Iterable[tuple[str, bytes]]) -> None:
    """Write names and contents in the order given, without dates or owners."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr = _ORDINARY_FILE
            entry.create_system = 3
            stored = name.lower().endswith(_STORED)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)


def same_bytes(content: bytes) -> bytes:
    """The same zip file, written anew by ``write_zip`` in its own order."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as packed:
        write_zip(out, ((name, packed.read(name)) for name in packed.namelist()))
    return out.getvalue()
