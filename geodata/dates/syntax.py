"""What an EDTF expression says, as a tree. The parser builds it; bounds and wording read it.

Terms follow the Extended Date/Time Format Specification of the Library of Congress,
4 February 2019 (https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Date",
    "DateSet",
    "Doubt",
    "Expression",
    "Interval",
    "Part",
    "Range",
    "State",
    "Year",
]

Doubt = Literal["", "?", "~", "%"]
"""How a part is qualified: not at all, uncertain, approximate, or both."""

State = Literal["known", "open", "unknown"]
"""What is known of an end: a date, ``..`` (open), or nothing."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year. ``text`` is its digits as written, without qualifiers and significant digits;
    ``low`` and ``high`` are the extremes that unspecified or insignificant digits leave.

    ``estimate`` is the year as written where only some of its digits are significant, else None.
    """

    text: str
    low: int
    high: int
    doubt: Doubt = ""
    estimate: int | None = None

    @property
    def masked(self) -> bool:
        """Whether a digit is unspecified."""
        return "X" in self.text


@dataclass(frozen=True, slots=True)
class Part:
    """A month, season or day: two characters, each a digit or X."""

    text: str
    doubt: Doubt = ""

    @property
    def masked(self) -> bool:
        """Whether a digit is unspecified."""
        return "X" in self.text


@dataclass(frozen=True, slots=True)
class Date:
    """One date. ``month`` may be a season or another part of a year (21 to 41); ``time`` is the
    time of day with its zone as written. ``earliest`` and ``latest`` are day numbers."""

    year: Year
    month: Part | None
    day: Part | None
    time: str
    earliest: int
    latest: int

    @property
    def parts(self) -> tuple[Year | Part, ...]:
        """Year, month and day, as far as they are given."""
        if self.month is None:
            return (self.year,)
        return (self.year, self.month) if self.day is None else (self.year, self.month, self.day)

    @property
    def season(self) -> int:
        """The code of a season or another part of a year, 21 to 41; 0 where there is none."""
        if self.month is None or self.month.masked:
            return 0
        code = int(self.month.text)
        return code if code > 12 else 0


@dataclass(frozen=True, slots=True)
class Interval:
    """A start and an end; a date that is None is open or unknown, as its state says."""

    start: Date | None
    end: Date | None
    start_state: State
    end_state: State


@dataclass(frozen=True, slots=True)
class Range:
    """Inside a set: all dates between two; a side that is None has no limit."""

    first: Date | None
    last: Date | None


@dataclass(frozen=True, slots=True)
class DateSet:
    """One of several dates (``[…]``) or all of them (``{…}``)."""

    kind: Literal["one", "all"]
    members: tuple[Date | Range, ...]


Expression = Date | Interval | DateSet
