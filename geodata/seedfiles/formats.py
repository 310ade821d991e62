"""The version of the format that a file says it is written in."""

from __future__ import annotations

from typing import Final

from geodata.seedfiles.entry import Entry

__all__ = ["FORMAT", "has_right_format"]

FORMAT: Final = 1
"""The format version of career.toml and of the gazetteer's files that this program reads."""


def has_right_format(whole: Entry) -> bool:
    """Return whether this program reads the file's format; tell it where it does not."""
    version = whole.table.get("format")
    if version == FORMAT and not isinstance(version, bool):
        return True
    if isinstance(version, int) and version > FORMAT:
        text = f"The file is of a newer format; this program reads format {FORMAT}. Update it."
    else:
        text = f"The file does not say its format. Write format = {FORMAT} in its first line."
    whole.problem("format", text)
    return False
