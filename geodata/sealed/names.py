"""What a sealed file is called, and the names of the files inside it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

__all__ = ["SUFFIX", "inner_path", "is_sealed_name"]

SUFFIX: Final = ".career"

_LONGEST: Final = 240
_PART: Final = re.compile(r"[\w][\w .,()+'-]*(?<![ .])")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows takes for devices."""


def is_sealed_name(name: str) -> bool:
    """Return whether a path is that of a sealed file, by its ending."""
    return name.lower().endswith(SUFFIX)


def inner_path(name: str) -> PurePosixPath | None:
    """Return the path of a file inside, None where writing a file of that name could reach outside
    its folder, hide itself, or fail on some system."""
    parts = name.split("/")
    is_good = len(name) <= _LONGEST and len(parts) > 1 and all(map(_is_good, parts))
    return PurePosixPath(*parts) if is_good else None


def _is_good(part: str) -> bool:
    return bool(_PART.fullmatch(part)) and not _RESERVED.fullmatch(part)
