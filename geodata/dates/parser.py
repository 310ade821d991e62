"""Reads an EDTF expression of level 0, 1 or 2 into its tree."""

from __future__ import annotations

from geodata.dates.calendars import Calendar
from geodata.dates.dateparts import read_date
from geodata.dates.reader import Reader
from geodata.dates.syntax import Date, DateSet, Expression, Interval, Range, State

__all__ = ["parse_expression"]


def parse_expression(text: str, calendar: Calendar) -> Expression:
    """Read the whole text, whose days are of that calendar.

    Raises DateError, which points at the first character that does not fit.
    """
    reader = Reader(text)
    if not text:
        raise reader.fault("nothing is written; a date looks like 1917, 1917-11 or 1917-11-07")
    if reader.next in ("[", "{"):
        expression: Expression = _set(reader, calendar)
    else:
        expression = _date_or_interval(reader, calendar)
    if not reader.done:
        raise reader.surplus()
    return expression


def _date_or_interval(reader: Reader, calendar: Calendar) -> Date | Interval:
    start, start_state = _end(reader, calendar)
    if start is not None and reader.next != "/":
        return start
    if start is not None and start.time:
        raise reader.fault("the ends of a span are days, without a time of day", at=reader.at)
    if not reader.take("/"):
        raise reader.expected("“/” and the end of the span")
    at = reader.at
    end, end_state = _end(reader, calendar)
    if end is not None and end.time:
        raise reader.fault("the ends of a span are days, without a time of day", at=at)
    if start is None and end is None:
        raise reader.fault("a span needs a date at one end at least", at=at)
    if start is not None and end is not None and end.latest < start.earliest:
        raise reader.fault("the span ends before it begins", at=at)
    return Interval(start, end, start_state, end_state)


def _end(reader: Reader, calendar: Calendar) -> tuple[Date | None, State]:
    if reader.take(".."):
        return None, "open"
    if reader.next == "/" or reader.done:
        return None, "unknown"
    return read_date(reader, calendar), "known"


def _set(reader: Reader, calendar: Calendar) -> DateSet:
    """Read ``[…]`` or ``{…}``: dates and ranges, divided by commas."""
    one = reader.next == "["
    closing = "]" if one else "}"
    reader.at += 1
    members: list[Date | Range] = []
    while True:
        members.append(_member(reader, calendar, closing=closing, first=not members))
        if reader.take(closing):
            return DateSet("one" if one else "all", tuple(members))
        if not reader.take(","):
            raise reader.expected(f"“,” and another date, or “{closing}”")


def _member(reader: Reader, calendar: Calendar, *, closing: str, first: bool) -> Date | Range:
    start = reader.at
    if reader.take(".."):
        if not first:
            raise reader.fault("“or earlier” can stand only at the beginning of a set", at=start)
        return Range(None, _day_of_set(reader, calendar))
    date = _day_of_set(reader, calendar)
    dots = reader.at
    if not reader.take(".."):
        return date
    if reader.next == closing:
        return Range(date, None)
    if reader.next == ",":
        raise reader.fault("“or later” can stand only at the end of a set", at=dots)
    at = reader.at
    last = _day_of_set(reader, calendar)
    if len(last.parts) != len(date.parts) or (last.season > 0) != (date.season > 0):
        raise reader.fault("write both ends of a range as years, as months or as days", at=at)
    if last.latest < date.earliest:
        raise reader.fault("the range ends before it begins", at=at)
    return Range(date, last)


def _day_of_set(reader: Reader, calendar: Calendar) -> Date:
    at = reader.at
    date = read_date(reader, calendar)
    if date.time:
        raise reader.fault("a set holds days, without a time of day", at=at)
    return date
