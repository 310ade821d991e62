"""The stops of a career on the time axis, as plain columns.

A career may have a hundred thousand postings, so the bounds stand in arrays and a step's texts
are fetched by whoever shows it. Nothing here knows a language or a screen.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["OPEN", "UNKNOWN", "Timeline"]

UNKNOWN: Final = -(2**62)
"""Stands in a column where a bound is not known. Never a day, never drawn."""

OPEN: Final = 2**62
"""Stands in an end column where the span is still open."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """One column entry per posting, in the author's order, all of the same length.

    The four bounds are Julian Day Numbers (array type ``q``), or UNKNOWN, or OPEN in the end
    columns. ``start_inferred`` and ``end_inferred`` hold 1 where the author concluded that end.
    ``undated`` stops (all four UNKNOWN) keep their place in the order.
    """

    ids: Sequence[str]
    start_lo: array[int]
    start_hi: array[int]
    end_lo: array[int]
    end_hi: array[int]
    start_inferred: bytes
    end_inferred: bytes

    def __len__(self) -> int:
        return len(self.start_lo)

    def undated(self, index: int) -> bool:
        """Whether nothing at all is known of the posting's date."""
        return self.start_lo[index] == UNKNOWN and self.end_hi[index] == UNKNOWN

    def range(self) -> tuple[int, int] | None:
        """First and last known day of the whole career, None where no posting has a date."""
        days = {*self.start_lo, *self.start_hi, *self.end_lo, *self.end_hi} - {UNKNOWN, OPEN}
        return (min(days), max(days)) if days else None
