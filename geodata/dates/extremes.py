"""The first and the last day that the parts of a date leave possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from geodata.dates.calendars import Calendar, month_length, to_jdn

__all__ = ["PARTS_OF_YEAR", "first_and_last_day", "matching", "years"]

PARTS_OF_YEAR = {
    **dict.fromkeys((21, 25, 31), (3, 5)),
    **dict.fromkeys((22, 26, 32), (6, 8)),
    **dict.fromkeys((23, 27, 29), (9, 11)),
    **dict.fromkeys((24, 28, 30), (12, 14)),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
"""First and last month of the codes 21 to 41; 14 is February of the next year.

EDTF leaves the months of a season open. Ours are those of the northern hemisphere for 21 to 24
(hemisphere not stated) and 25 to 28, and the opposite ones for 29 to 32.
"""

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def years(text: str, *, latest_first: bool = False) -> Iterator[int]:
    """Yield the years that a text such as ``156X`` or ``-19XX`` may mean, in order."""
    negative = text.startswith("-")
    template = text.lstrip("-").replace("X", "{}")
    digits = "9876543210" if latest_first != negative else "0123456789"
    for filling in product(digits, repeat=text.count("X")):
        year = int(template.format(*filling))
        if not negative:
            yield year
        elif year:  # there is no year minus nought
            yield -year


def matching(text: str, low: int, high: int) -> list[int]:
    """Return the numbers from ``low`` to ``high`` that two characters such as ``1X`` may mean."""
    tens = range(4) if text[0] == "X" else (int(text[0]),)
    ones = range(10) if text[1] == "X" else (int(text[1]),)
    return [number for ten in tens for one in ones if low <= (number := 10 * ten + one) <= high]


def first_and_last_day(
    calendar: Calendar, year: str, months: Sequence[int], days: Sequence[int] | None
) -> tuple[int, int] | None:
    """Return the first and last day numbers that a year, months and days leave possible.

    ``months`` are in order and not empty; ``days`` None means whole months. None is returned where
    no such day exists in that calendar, as for 30 February.
    """
    if days is not None and not _can_exist(year, months, days):
        return None
    first = _first_match(calendar, years(year), months, days or (1,))
    if days is None:
        last_year = next(years(year, latest_first=True))
        last_day = month_length(calendar, last_year, months[-1])
        last: tuple[int, int, int] | None = (last_year, months[-1], last_day)
    else:
        backwards = years(year, latest_first=True)
        last = _first_match(calendar, backwards, months[::-1], days[::-1])
    if first is None or last is None:
        return None
    return to_jdn(calendar, *first), to_jdn(calendar, *last)


def _can_exist(year: str, months: Sequence[int], days: Sequence[int]) -> bool:
    """Rule out what no year has, so that a search through thousands of years stays short."""
    if not days or days[0] > max(_LONGEST[month - 1] for month in months):
        return False
    only_leap_days = list(months) == [2] and days[0] == 29
    return not (only_leap_days and year[-1] in "13579")


def _first_match(
    calendar: Calendar,
    candidates: Iterator[int],
    months: Sequence[int],
    days: Sequence[int],
) -> tuple[int, int, int] | None:
    return next(
        (
            (year, month, day)
            for year in candidates
            for month in months
            for day in days
            if day <= month_length(calendar, year, month)
        ),
        None,
    )
