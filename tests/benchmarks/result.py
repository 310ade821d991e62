"""What a benchmark hands back, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

__all__ = ["Result", "table"]

COLUMNS = ("what", "value", "", "floor", "ratio", "bar", "")
LEFT = (0, 2)


class Result(TypedDict):
    """One measured figure.

    ``value`` and ``floor`` are in ``unit``; ``floor`` is the same taken from the barest thing that
    does it, or None where the bar is absolute; ``ratio`` is value / floor or None; ``bar`` is what
    the ratio (or, without a floor, the value) may be at most, or None where nothing is asked.
    """

    name: str
    value: float
    unit: str
    floor: float | None
    ratio: float | None
    bar: float | None
    ok: bool


def table(results: Sequence[Result]) -> str:
    """The results as lines of text in columns, for a terminal."""
    rows = [COLUMNS, *map(_row, results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return "\n".join(_line(row, widths) for row in rows)


def _row(result: Result) -> tuple[str, ...]:
    figures = (_figure(result[key]) for key in ("floor", "ratio", "bar"))
    verdict = "good" if result["ok"] else "MISSED"
    return (result["name"], _figure(result["value"]), result["unit"], *figures, verdict)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:,.4g}"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.ljust(width) if column in LEFT else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
