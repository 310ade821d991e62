"""Rows of a text with tabs, commas or semicolons between its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from geodata.formats.incoming import Incoming, limited_lines, unreadable

__all__ = ["delimiter_of", "rows"]

_DELIMITERS: Final = ("\t", ";", ",", "|")
_LONGEST_LINE: Final = 4 * 1024 * 1024
_LONGEST_CELL: Final = 1024 * 1024


def rows(incoming: Incoming) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its line number (1-based); lines without any letter are left out.

    Between tabs a cell is taken as it stands; otherwise quotes count as in RFC 4180. Raises
    ImportRejected for what is no text.
    """
    lines = limited_lines(incoming.chunks(guess=True), file=incoming.name, longest=_LONGEST_LINE)
    delimiter = delimiter_of(incoming.text_sample())
    if delimiter == "\t":
        for number, line in enumerate(lines, start=1):
            if line.strip():
                _refuse_nul(incoming, number, line)
                yield number, line.rstrip("\r\n").split("\t")
    else:
        yield from _quoted(incoming, lines, delimiter)


def delimiter_of(text: str) -> str:
    """Return what parts the cells of the first line: the sign that is most often in it."""
    line = next((line for line in text.lstrip("\ufeff").splitlines() if line.strip()), "")
    if "\t" in line:
        return "\t"
    return max(_DELIMITERS[1:], key=lambda sign: (line.count(sign), sign == ","))


def _quoted(
    incoming: Incoming, lines: Iterator[str], delimiter: str
) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_without_nul(incoming, lines), delimiter=delimiter)
    started = 1
    try:
        for cells in reader:
            if any(cells):
                yield started, cells
            started = reader.line_num + 1
    except csv.Error as bad:
        text = f"This is no table of cells ({bad}). Look for a quotation mark that is not closed."
        raise unreadable(incoming.name, f"line {started}", text) from bad


def _without_nul(incoming: Incoming, lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        _refuse_nul(incoming, number, line)
        yield line


def _refuse_nul(incoming: Incoming, number: int, line: str) -> None:
    if "\0" in line:
        text = (
            "A NUL stands here, so this is no text in that encoding. Save the file as UTF-8 text, "
            "or name its encoding with --encoding."
        )
        raise unreadable(incoming.name, f"line {number}", text)
