"""Workbooks (Office Open XML): the first sheet that has a row, read row by row."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from geodata.errors import ImportRejected
from geodata.formats import lp_tsv, table
from geodata.formats.incoming import Found, Incoming, unreadable
from geodata.formats.zipped import check_archive

__all__ = ["NAME", "SUFFIXES", "read", "recognises"]

NAME: Final = "xlsx"
SUFFIXES: Final = (".xlsx", ".xlsm")

_MOST_COLUMNS: Final = 1_000
_MOST_EMPTY: Final = 10_000


def recognises(beginning: str) -> bool:
    """Return whether a file begins like a workbook."""
    return beginning.startswith("PK\x03\x04") and any(
        mark in beginning for mark in ("[Content_Types].xml", "xl/", "_rels/")
    )


def read(incoming: Incoming) -> Iterator[Found]:
    """Yield every row as a place: by the rules of LP-TSV where its header is, else by the mapping
    of columns. Raises ImportRejected for what is no workbook."""
    rows = _rows(incoming)
    first = next(rows, None)
    if first is None:
        raise unreadable(incoming.name, "", "This workbook is empty. Choose another file.")
    again = _with_first(first, rows)
    if lp_tsv.is_header(first[1]) and not incoming.mapping:
        return lp_tsv.places(again, incoming.name)
    return table.places(again, incoming)


def _with_first(
    first: tuple[int, list[str]], others: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, as wide as the header: a sheet leaves out empty cells at the end of a row."""
    yield first
    width = len(first[1])
    for number, cells in others:
        while len(cells) > width and not cells[-1]:
            cells.pop()
        yield number, cells + [""] * (width - len(cells))


def _rows(incoming: Incoming) -> Iterator[tuple[int, list[str]]]:
    # Here, for whoever imports no workbook.
    from openpyxl import load_workbook

    try:
        incoming.file.seek(0)
        with zipfile.ZipFile(incoming.file) as archive:
            check_archive(incoming, archive)
        book = load_workbook(
            incoming.file, read_only=True, data_only=True, keep_links=False, rich_text=False
        )
        try:
            yield from _cells(book, incoming)
        finally:
            book.close()
    except ImportRejected:
        raise
    except Exception as bad:  # the library answers hostile workbooks with errors of every kind
        reason = str(bad).partition("\n")[0][:120] or type(bad).__name__
        raise unreadable(incoming.name, "", f"This is no whole workbook ({reason}).") from bad


def _cells(book: Any, incoming: Incoming) -> Iterator[tuple[int, list[str]]]:
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a stranger's word for how large the sheet is
        found = empty = 0
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            if len(values) > _MOST_COLUMNS:
                raise unreadable(incoming.name, f"line {number}", "A row has too many columns.")
            cells = [_text(value) for value in values]
            if any(cells):
                found += 1
                empty = 0
                yield number, cells
            else:
                empty += 1
            if empty > _MOST_EMPTY:
                break
        if found:
            return


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return value.date().isoformat() if at_midnight else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
