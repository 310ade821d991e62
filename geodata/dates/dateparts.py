"""Reads one date: year, month or season, day, time of day, with their qualifiers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, cast

from geodata.dates.calendars import Calendar, month_length, to_jdn
from geodata.dates.extremes import PARTS_OF_YEAR, first_and_last_day, matching
from geodata.dates.reader import Reader
from geodata.dates.syntax import Date, Doubt, Part, Year
from geodata.dates.times import read_time
from geodata.dates.years import read_year

__all__ = ["read_date"]

_QUALIFIER: Final = re.compile(r"[?~%]")
_TWO: Final = re.compile(r"[0-9X]{2}")
_MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def read_date(reader: Reader, calendar: Calendar) -> Date:
    """Read a date and work out the first and last day it may mean.

    Raises DateError where the text is not EDTF or the day is not one of that calendar.
    """
    before = [_qualifier(reader)]
    year = read_year(reader)
    after = [_qualifier(reader)]
    texts, places = _month_and_day(reader, year, before, after)
    doubts = _spread(before, after)
    earliest, latest = _bounds(reader, calendar, year, texts, places)
    if doubts[0]:
        year = replace(year, doubt=doubts[0])
    month = Part(texts[0], doubts[1]) if texts else None
    day = Part(texts[1], doubts[2]) if len(texts) == 2 else None
    time = _time_of(reader, year, month, day) if reader.next == "T" else ""
    return Date(year, month, day, time, earliest, latest)


def _month_and_day(
    reader: Reader, year: Year, before: list[Doubt], after: list[Doubt]
) -> tuple[list[str], list[int]]:
    """Read what follows a year, each part with its place, and add the qualifiers around it."""
    texts: list[str] = []
    places: list[int] = []
    while len(texts) < 2 and reader.next == "-":
        if year.text.startswith("Y") or year.estimate is not None:
            raise reader.fault("a year written with Y, E or S has no month")
        reader.at += 1
        before.append(_qualifier(reader))
        places.append(reader.at)
        texts.append(_two(reader, "day" if texts else "month"))
        after.append(_qualifier(reader))
    return texts, places


def _qualifier(reader: Reader) -> Doubt:
    return cast(Doubt, reader.match(_QUALIFIER))


def _two(reader: Reader, what: str) -> str:
    text = reader.match(_TWO)
    if not text:
        if reader.next in tuple("0123456789X"):
            reader.at += 1  # the first character is right: point at the second
        raise reader.expected(f"two digits for the {what} (an unknown digit is X)")
    return text


def _spread(before: list[Doubt], after: list[Doubt]) -> list[Doubt]:
    """Return the qualifier of each part: one on its left is about this part alone, one on its
    right about this part and all parts to the left of it (EDTF level 2)."""
    if not any(before) and not any(after):
        return before
    spread: list[Doubt] = []
    from_the_right: Doubt = ""
    for left, right in zip(reversed(before), reversed(after), strict=True):
        from_the_right = _both(from_the_right, right)
        spread.append(_both(left, from_the_right))
    return spread[::-1]


def _both(one: Doubt, other: Doubt) -> Doubt:
    if not one or not other or one == other:
        return one or other
    return "%"


def _bounds(
    reader: Reader, calendar: Calendar, year: Year, texts: list[str], places: list[int]
) -> tuple[int, int]:
    if not texts:
        return to_jdn(calendar, year.low, 1, 1), to_jdn(calendar, year.high, 12, 31)
    months = matching(texts[0], 1, 12)
    if not months:
        return _season_bounds(reader, calendar, year, texts, places)
    days = matching(texts[1], 1, 31) if len(texts) == 2 else None
    if days is not None and not days:
        raise reader.fault(f"no month has a day {texts[1]}", at=places[1])
    found = first_and_last_day(calendar, year.text, months, days)
    if found is None:
        raise reader.fault(_no_such_day(calendar, year, months, texts[1]), at=places[1])
    return found


def _no_such_day(calendar: Calendar, year: Year, months: list[int], day: str) -> str:
    if len(months) > 1 or year.masked or "X" in day:
        return f"no month that this may mean has a day {day}"
    length = month_length(calendar, year.low, months[0])
    name = f"{_MONTH_NAMES[months[0] - 1]} {year.text}"
    if calendar == "julian":
        return f"{name} has {length} days, in the Julian calendar too"
    julian = month_length("julian", year.low, months[0])
    if int(day) <= julian:
        return (
            f"{name} has {length} days in the Gregorian calendar; "
            "if the date is Old Style, state the calendar as julian"
        )
    return f"{name} has {length} days"


def _season_bounds(
    reader: Reader, calendar: Calendar, year: Year, texts: list[str], places: list[int]
) -> tuple[int, int]:
    months = None if "X" in texts[0] else PARTS_OF_YEAR.get(int(texts[0]))
    if months is None:
        raise reader.fault(
            f"“{texts[0]}” is neither a month (01 to 12) nor a season or part of a year (21 to 41)",
            at=places[0],
        )
    if len(texts) == 2:
        raise reader.fault("a season or part of a year has no day", at=places[1] - 1)
    first, last = months
    last_year, last_month = (year.high, last) if last <= 12 else (year.high + 1, last - 12)
    last_day = month_length(calendar, last_year, last_month)
    return (
        to_jdn(calendar, year.low, first, 1),
        to_jdn(calendar, last_year, last_month, last_day),
    )


def _time_of(reader: Reader, year: Year, month: Part | None, day: Part | None) -> str:
    parts = [part for part in (year, month, day) if part is not None]
    if len(parts) < 3 or any(part.masked or part.doubt for part in parts):
        raise reader.fault("a time of day needs a full date without X, ?, ~ and %")
    return read_time(reader)
