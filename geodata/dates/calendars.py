"""Days as whole numbers, in the Gregorian and the Julian calendar.

A day is its Julian Day Number (JDN), the count of days since 1 January 4713 BC of the Julian
calendar; 1 January 2000 (Gregorian) is 2 451 545. Both calendars run without end in both directions
(proleptic), with a year 0 before the year 1, as EDTF and ISO 8601 count years. Python's own dates
end at the years 1 and 9999 and know no Julian calendar, hence this module.

The arithmetic counts from 1 March, so that the leap day is the last of its year: E. G. Richards,
"Calendars", in the Explanatory Supplement to the Astronomical Almanac, 3rd edition, chapter 15.
"""

from __future__ import annotations

from typing import Literal

__all__ = [
    "Calendar",
    "gregorian_to_jdn",
    "iso_day",
    "jdn_to_gregorian",
    "jdn_to_julian",
    "julian_to_jdn",
    "month_length",
    "to_jdn",
]

Calendar = Literal["gregorian", "julian", "unstated"]
"""The calendar a date is written in. ``unstated`` is counted as if it were Gregorian."""

_DAYS_IN_FOUR_YEARS = 1461
_DAYS_IN_FOUR_CENTURIES = 146097
_JDN_OF_GREGORIAN_MARCH = 1721120
"""The day number of 1 March of the year 0, Gregorian."""
_JDN_OF_JULIAN_MARCH = 1721118
"""The day number of 1 March of the year 0, Julian."""
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def gregorian_to_jdn(year: int, month: int, day: int) -> int:
    """Return the day number of a Gregorian date. Nothing is checked: see ``month_length``."""
    march_year, days = _since_march(year, month, day)
    leap_days = march_year // 4 - march_year // 100 + march_year // 400
    return _JDN_OF_GREGORIAN_MARCH + 365 * march_year + leap_days + days


def julian_to_jdn(year: int, month: int, day: int) -> int:
    """Return the day number of a Julian (Old Style) date. Nothing is checked."""
    march_year, days = _since_march(year, month, day)
    return _JDN_OF_JULIAN_MARCH + 365 * march_year + march_year // 4 + days


def to_jdn(calendar: Calendar, year: int, month: int, day: int) -> int:
    """Return the day number of a date of that calendar; an unstated one counts as Gregorian."""
    convert = julian_to_jdn if calendar == "julian" else gregorian_to_jdn
    return convert(year, month, day)


def jdn_to_gregorian(jdn: int) -> tuple[int, int, int]:
    """Return year, month and day of the Gregorian calendar."""
    cycle, day_of_cycle = divmod(jdn - _JDN_OF_GREGORIAN_MARCH, _DAYS_IN_FOUR_CENTURIES)
    # The last day of the 4, 100 and 400 years is a leap day and belongs to the year that ends.
    leap_days = day_of_cycle // 1460 - day_of_cycle // 36524 + day_of_cycle // 146096
    year_of_cycle = (day_of_cycle - leap_days) // 365
    days = day_of_cycle - (365 * year_of_cycle + year_of_cycle // 4 - year_of_cycle // 100)
    return _from_march(400 * cycle + year_of_cycle, days)


def jdn_to_julian(jdn: int) -> tuple[int, int, int]:
    """Return year, month and day of the Julian (Old Style) calendar."""
    cycle, day_of_cycle = divmod(jdn - _JDN_OF_JULIAN_MARCH, _DAYS_IN_FOUR_YEARS)
    year_of_cycle = (day_of_cycle - day_of_cycle // 1460) // 365
    return _from_march(4 * cycle + year_of_cycle, day_of_cycle - 365 * year_of_cycle)


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """Return how many days a month (1 to 12) has: February 1900 has 29 days in the Julian calendar
    and 28 in the Gregorian."""
    if month != 2:
        return _MONTH_LENGTHS[month - 1]
    leap = year % 4 == 0 and (calendar == "julian" or year % 100 != 0 or year % 400 == 0)
    return 29 if leap else 28


def iso_day(jdn: int) -> str:
    """Return a day as a Gregorian ISO 8601 date, ``1917-11-07``.

    Years outside 0000 to 9999 take the expanded form of ISO 8601 with a sign and at least four
    digits: ``-0043-03-15``, ``+170000002-01-01``.
    """
    year, month, day = jdn_to_gregorian(jdn)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def _since_march(year: int, month: int, day: int) -> tuple[int, int]:
    """Return the year that began on 1 March, and the days since then."""
    before_march = month < 3
    month_from_march = month + 9 if before_march else month - 3
    # 153 days in each five months from March: 31, 30, 31, 30, 31.
    return year - before_march, (153 * month_from_march + 2) // 5 + day - 1


def _from_march(march_year: int, days: int) -> tuple[int, int, int]:
    """Undo ``_since_march``."""
    month_from_march = (5 * days + 2) // 153
    day = days - (153 * month_from_march + 2) // 5 + 1
    if month_from_march < 10:
        return march_year, month_from_march + 3, day
    return march_year + 1, month_from_march - 9, day
