"""A TOML file as authors save it: decoded, parsed, and with the lines of its entries.

tomllib tells where a syntax error is but not where a value stood, so the lines are found by a
light scan, and only once a problem has to be told.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geodata.errors import Problem
from geodata.seedfiles.lines import lines_of

__all__ = ["TomlFile", "decoded", "read_bytes", "read_toml"]

_LARGEST = 512 * 1024 * 1024
_LONG_KEY = re.compile(r"(?<![\w-])(?:[\w-]++\s*+\.\s*+){64}")
"""Nobody names a thing in 64 steps, and tomllib takes minutes over a key of thousands."""

_AT_LINE = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(slots=True)
class TomlFile:
    """The content of one file; ``where`` is the name that problems call it by."""

    where: str
    content: dict[str, Any]
    text: str
    _lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def row(self, path: tuple[str | int, ...]) -> str:
        """Return the line of a key or entry, or of the nearest thing around it; "" for none."""
        if not self._lines:
            self._lines = lines_of(self.text)
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return str(self._lines[path[:length]])
        return ""


def read_toml(path: Path, *, where: str, problems: list[Problem]) -> TomlFile | None:
    """Read a file; what hinders that is added to ``problems``, and None returned."""
    content = read_bytes(path, where=where, problems=problems)
    text = None if content is None else decoded(content, where=where, problems=problems)
    if text is None:
        return None
    if not text.strip():
        problems.append(Problem(where, "", "", "", "The file is empty. Write its entries first."))
        return None
    parsed = _parsed(text, where=where, problems=problems)
    return None if parsed is None else TomlFile(where, parsed, text)


def read_bytes(path: Path, *, where: str, problems: list[Problem]) -> bytes | None:
    """Return a file's bytes, or None after telling why they cannot be read."""
    try:
        if path.is_dir():
            hindrance = (
                "A folder stands where a file should be. Move it away and put the file here."
            )
        elif path.stat().st_size > _LARGEST:
            hindrance = "The file is larger than 512 MB. Divide the career into several."
        else:
            return path.read_bytes()
    except FileNotFoundError:
        hindrance = "The file is missing. Put it there, or restore it from a copy."
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hindrance = f"The file cannot be read ({reason}). Check that you may read it."
    problems.append(Problem(where, "", "", "", hindrance))
    return None


def decoded(content: bytes, *, where: str, problems: list[Problem]) -> str | None:
    """Return UTF-8 text, a byte order mark taken off, or None after telling what is wrong."""
    again = "Open it in an editor and save it as UTF-8."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:64]:
        text = f"The file is saved as UTF-16 or is not a text. {again}"
        problems.append(Problem(where, "1", "", "", text))
        return None
    try:
        # Line ends as on Windows and old Macs are no matter here, and TOML allows no lone CR.
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        value = f"0x{content[error.start]:02X}"
        text = f"This byte is not UTF-8; the file may be saved as Windows-1251 or 1257. {again}"
        problems.append(Problem(where, str(row), "", value, text))
        return None


def _parsed(text: str, *, where: str, problems: list[Problem]) -> dict[str, Any] | None:
    if odd := _LONG_KEY.search(text):
        row, what = str(text.count("\n", 0, odd.start()) + 1), "too many dots in a row"
    else:
        try:
            return tomllib.loads(text)
        except RecursionError:
            row, what = "", "brackets stand too deep inside one another"
        except ValueError as error:  # also numbers too long for Python to read
            row, what = _place_in(str(error), text)
    sentence = f"This is not valid TOML: {what}. Correct the line."
    problems.append(Problem(where, row, "", "", sentence))
    return None


def _place_in(message: str, text: str) -> tuple[str, str]:
    """Return the line that tomllib's message tells, and the message without it."""
    match = _AT_LINE.match(message)
    if match is None:
        return "", message
    return match["line"] or str(text.count("\n") + 1), match["what"]
