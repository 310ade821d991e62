"""The days between which a date of a gazetteer lies, however its file wrote it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from geodata.dates import DateError, parse_timespan

__all__ = ["Days", "as_edtf", "days_of"]

Days = tuple[int | None, int | None]
"""First and last day, as Julian Day Numbers."""

_YEAR: Final = re.compile(r"([+-]?)0*(\d{1,16})([?~%]?)", re.ASCII)
_DAY: Final = re.compile(
    r"([+-]?)0*(\d{1,16})-(\d\d?)(?:-(\d\d?))?([?~%]?)(?:[T ].{1,40})?", re.ASCII
)
_UNKNOWN: Final = -1


def days_of(date: Any) -> Days | None:
    """Return the days of a date, or None where nothing can be made of it.

    Besides EDTF a date may be a year as a number or with leading noughts (``-000015``), a day with
    a time of day, or a month or day of one digit. An empty text says nothing, and so does the
    number -1, which is what data sets write for an unknown year.
    """
    if type(date) is int and date != _UNKNOWN:
        date = str(date)
    return _days_of(date) if type(date) is str and len(date) <= 400 else None


@lru_cache(maxsize=32_768)
def _days_of(text: str) -> Days | None:
    stripped = text.strip()
    try:
        span = parse_timespan(as_edtf(stripped))
    except DateError:
        return None
    return span.first_day, span.last_day


def as_edtf(text: str) -> str:
    """Return a date that ``days_of`` can read as EDTF."""
    match = _YEAR.fullmatch(text)
    if match:
        return _year(match[1], match[2]) + match[3]
    match = _DAY.fullmatch(text)
    if match:
        parts = [_year(match[1], match[2]), f"{int(match[3]):02}"]
        parts += [f"{int(match[4]):02}"] if match[4] else []
        return "-".join(parts) + match[5]
    return text


def _year(sign: str, digits: str) -> str:
    minus = "-" if sign == "-" and int(digits) else ""
    return f"{minus}{digits.zfill(4)}" if len(digits) <= 4 else f"Y{minus}{digits}"
