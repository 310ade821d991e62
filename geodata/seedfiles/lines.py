"""Finding the line in which each entry and key of a TOML text stands, by a light scan."""

from __future__ import annotations

import re

__all__ = ["lines_of"]

Path = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"^\s*(?P<array>\[)?\[\s*(?P<name>{_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"^\s*(?P<name>{_DOTTED})\s*=(?P<value>.*)$")
_PARTS = re.compile(_PART)
_LONG_QUOTES = re.compile(r"\"\"\"|'''")
_STRINGS = re.compile(r"""\"(?:\\.|[^"\\\n])*\"|'[^'\n]*'|\#.*""")


def lines_of(text: str) -> dict[Path, int]:
    """Return the 1-based line of each table, array entry and key.

    Paths are as in the parsed content: ``("posting", 2, "when")``. The scan never fails; in a text
    with odd quoting it may miss an entry, and then the nearest one around it is told instead.
    """
    scan = _Scan()
    for number, line in enumerate(text.split("\n"), start=1):
        scan.take(number, line)
    return scan.found


class _Scan:
    """Where the scan stands: the table, the array it is inside of, an open long string."""

    def __init__(self) -> None:
        self.found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._table: Path = ()
        self._array: Path = ()
        self._items = 0
        self._depth = 0
        self._quotes = ""

    def take(self, number: int, line: str) -> None:
        """Note what begins in this line."""
        if self._quotes:
            self._end_long_string(line)
        elif self._depth > 0:
            self._take_item(number, line)
        elif match := _HEADER.match(line):
            self._enter(number, _parts(match["name"]), array=bool(match["array"]))
        elif match := _KEY.match(line):
            self._take_key(number, _parts(match["name"]), match["value"])

    def _enter(self, number: int, names: tuple[str, ...], *, array: bool) -> None:
        path: Path = ()
        for place, name in enumerate(names):
            path += (name,)
            if array and place == len(names) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path += (self._counts[path],)
            self.found.setdefault(path, number)
        self._table = path

    def _take_key(self, number: int, names: tuple[str, ...], value: str) -> None:
        for length in range(1, len(names) + 1):
            self.found.setdefault(self._table + names[:length], number)
        self._begin_long_string(value)
        self._depth = 0 if self._quotes else _balance(value)
        self._array, self._items = self._table + names, 0

    def _take_item(self, number: int, line: str) -> None:
        if line.lstrip()[:1] in {"{", '"', "'", "["}:
            self.found.setdefault((*self._array, self._items), number)
            self._items += 1
        self._depth += _balance(line)

    def _begin_long_string(self, value: str) -> None:
        marks = _LONG_QUOTES.findall(value)
        if marks and marks.count(marks[0]) % 2:
            self._quotes = marks[0]

    def _end_long_string(self, line: str) -> None:
        if self._quotes in line:
            self._quotes = ""


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(name))


def _balance(value: str) -> int:
    """How many brackets the value leaves open."""
    bare = _STRINGS.sub("", value)
    return bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}")
