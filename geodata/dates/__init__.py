"""Dates as they are known: EDTF in, day numbers for sorting, words for people out."""

from geodata.dates.calendars import (
    Calendar,
    gregorian_to_jdn,
    iso_day,
    jdn_to_gregorian,
    jdn_to_julian,
    julian_to_jdn,
)
from geodata.dates.syntax import State
from geodata.dates.timespan import Bound, Timespan, parse_timespan
from geodata.dates.wording import describe
from geodata.errors import DateError

__all__ = [
    "Bound",
    "Calendar",
    "DateError",
    "State",
    "Timespan",
    "describe",
    "gregorian_to_jdn",
    "iso_day",
    "jdn_to_gregorian",
    "jdn_to_julian",
    "julian_to_jdn",
    "parse_timespan",
]
