"""LP-TSV 0.5, the table form of the Linked Places Format; with commas or in a workbook too.

https://github.com/LinkedPasts/linked-places-format/blob/main/tsv_0.5.md
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from geodata.formats.columns import FIELDS, REQUIRED, feature_of, plain
from geodata.formats.delimited import delimiter_of, rows
from geodata.formats.incoming import Found, Incoming, refused, unreadable
from geodata.formats.rowforms import write_rows
from geodata.formats.rules import strict_faults
from geodata.gazetteers import Gazetteer
from geodata.gazetteers.remarks import Remark, error, note

__all__ = ["NAME", "SUFFIXES", "is_header", "places", "read", "recognises", "write"]

NAME: Final = "lp-tsv"
SUFFIXES: Final = (".tsv", ".tab")

_TELLING: Final = frozenset(
    ("title_source", "fclasses", "aat_types", "attestation_year", "geowkt", "ccodes")
)


def recognises(beginning: str) -> bool:
    """Return whether a text begins with a header of LP-TSV, faulty ones included."""
    line = next((line for line in beginning.lstrip("\ufeff").splitlines() if line.strip()), "")
    return is_header(line.split(delimiter_of(line)))


def is_header(cells: Iterable[str]) -> bool:
    """Return whether cells are column names of LP-TSV, also where some are fused or missing."""
    words = {word for cell in cells for word in cell.strip().lower().split()}
    return "title" in words and bool(words & _TELLING)


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every row as a feature, with all its faults. Raises ImportRejected for no text."""
    return places(rows(incoming), incoming.name)


def places(table: Iterator[tuple[int, list[str]]], file: str) -> Iterator[Found]:
    """Yield the rows of a table, whose first one is the header."""
    number, cells = next(table, (0, []))
    if not cells:
        raise unreadable(file, "", "The file holds no row. Choose another file.")
    header = [plain(cell.lstrip("\ufeff")).lower() for cell in cells]
    faults, is_usable = _header_faults(header)
    if faults:
        yield Found(str(number), None, tuple(faults))
    if not is_usable:
        return
    is_complete = not any(fault.severity == "error" for fault in faults)
    for number, cells in table:
        found = _place(number, cells, header)
        yield found if is_complete else found._replace(feature=None)


def write(gazetteer: Gazetteer, out: TextIO) -> int:
    """Write all places with tabs between the cells; return how many."""
    return write_rows(gazetteer, out, delimiter="\t")


def _place(number: int, cells: list[str], header: list[str]) -> Found:
    if len(cells) != len(header):
        text = f"has {len(cells)} cells, the header {len(header)}. Look for a missing or extra tab."
        return refused(str(number), "", cells[0], f"This row {text}")
    values = dict(zip(header, map(plain, cells), strict=True))
    faults = tuple(strict_faults(values))
    if any(fault.severity == "error" for fault in faults):
        return Found(str(number), None, faults)
    return Found(str(number), feature_of(values), faults)


def _header_faults(header: list[str]) -> tuple[list[Remark], bool]:
    """Return what is wrong with the header, and whether the rows can be read all the same."""
    known = set(FIELDS)
    if not known & {word for cell in header for word in cell.split()}:
        text = "The header is missing: the first row must name the columns, as in id, title, start."
        return [error("", header[0], text)], False
    fused = [cell for cell in header if len(cell.split()) > 1 and known >= set(cell.split())]
    if fused:
        text = "Two column names stand in one cell, fused by a space. Put a tab between them."
        return [error(cell, cell, text) for cell in fused], False
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        text = "names two columns. Give each a name of its own."
        return [error(name, name, text) for name in twice], False
    faults = [_missing(group) for group in REQUIRED if not set(group) & set(header)]
    for name in header:
        if name not in known:
            faults.append(note(name, name, "is no column of LP-TSV; its values are kept."))
    return faults, True


def _missing(group: tuple[str, ...]) -> Remark:
    names = " or ".join(group)
    return error(group[0], "", f"The required column {names} is missing. Add it to the header.")
