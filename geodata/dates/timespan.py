"""A span of time with what is known, and not known, of its two ends.

What the bounds mean is written down for authors in docs/dates.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from geodata.dates.calendars import Calendar, iso_day
from geodata.dates.parser import parse_expression
from geodata.dates.syntax import Date, DateSet, Expression, Interval, State

__all__ = ["Bound", "Timespan", "parse_timespan"]


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a span: the first and the last day on which it may lie, as day numbers (JDN).

    Both are None where the end is open or unknown. Of a known end one may be None, and only in a
    set without a limit: in ``[..1760]``, 1760 or some earlier year, nothing is the earliest end.
    """

    earliest: int | None
    latest: int | None
    state: State

    def as_iso(self) -> dict[str, str | None]:
        """Return ``earliest``, ``latest`` (Gregorian ISO dates or None) and ``state``."""
        return {
            "earliest": None if self.earliest is None else iso_day(self.earliest),
            "latest": None if self.latest is None else iso_day(self.latest),
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class Timespan:
    """A date, a span or a set of dates, as EDTF writes it.

    ``edtf`` is the text that came in, unchanged, in its own ``calendar``; ``expression`` is what
    it says. A single date has equal ends: both lie somewhere in it.
    """

    edtf: str
    calendar: Calendar
    start: Bound
    end: Bound
    expression: Expression

    @property
    def is_single(self) -> bool:
        """Whether this is one date, however vaguely known, and no stretch from one to another."""
        if isinstance(self.expression, Interval):
            return False
        return isinstance(self.expression, Date) or self.expression.kind == "one"

    @property
    def first_day(self) -> int | None:
        """The earliest day that may belong to the span; None if nothing limits it."""
        return self.start.earliest

    @property
    def last_day(self) -> int | None:
        """The latest day that may belong to the span; None if nothing limits it."""
        return self.end.latest

    @property
    def sort_key(self) -> tuple[float, float, float, float, float]:
        """Orders spans by start, then by end; an author's own order still goes before it.

        An open start comes before every day, an open or unknown end after every day. A span with
        an unknown start stands at its end, after the spans that are known to begin there.
        """
        start_lo = _or(self.start.earliest, -math.inf)
        start_hi = _or(self.start.latest, math.inf if self.start.state == "known" else -math.inf)
        end_lo = _or(self.end.earliest, -math.inf if self.end.state == "known" else math.inf)
        end_hi = _or(self.end.latest, math.inf)
        if self.start.state == "unknown":
            return (end_lo, 1, end_hi, end_lo, end_hi)
        return (start_lo, 0, start_hi, end_lo, end_hi)

    def overlaps(self, other: Timespan) -> bool:
        """Return whether the two may have a day in common, as far as is known."""
        return self._may_begin_by(other.last_day) and other._may_begin_by(self.last_day)

    def surely_overlaps(self, other: Timespan) -> bool:
        """Return whether the two have a day in common wherever their ends really lie.

        Ends that are unknown can never be sure; open ones reach all days.
        """
        return self._surely_begins_by(other) and other._surely_begins_by(self)

    def contains(self, jdn: int) -> bool:
        """Return whether the day may belong to the span."""
        return self._may_begin_by(jdn) and (self.last_day is None or jdn <= self.last_day)

    def surely_contains(self, jdn: int) -> bool:
        """Return whether the day belongs to the span wherever its ends really lie."""
        begun = self._always_begun or _at_most(self.start.latest, jdn)
        return begun and (self._never_ends or _at_most(jdn, self.end.earliest))

    def _may_begin_by(self, day: int | None) -> bool:
        return day is None or self.first_day is None or self.first_day <= day

    def _surely_begins_by(self, other: Timespan) -> bool:
        if self._always_begun or other._never_ends:
            return True
        return _at_most(self.start.latest, other.end.earliest)

    # One date of an unlimited set, ``[1760..]``, lies somewhere out there; it does not go on.
    @property
    def _always_begun(self) -> bool:
        return self.start.state == "open" and not self.is_single

    @property
    def _never_ends(self) -> bool:
        return self.end.state == "open" and not self.is_single


def parse_timespan(edtf: str, *, calendar: Calendar = "unstated") -> Timespan:
    """Read an EDTF expression of level 0, 1 or 2, written in that calendar.

    The days of an unstated calendar are counted as Gregorian ones. Raises DateError for what is
    not EDTF or is not a day of the calendar.
    """
    expression = parse_expression(edtf, calendar)
    start, end = _bounds(expression)
    return Timespan(edtf, calendar, start, end, expression)


def _bounds(expression: Expression) -> tuple[Bound, Bound]:
    if isinstance(expression, Date):
        bound = Bound(expression.earliest, expression.latest, "known")
        return bound, bound
    if isinstance(expression, Interval):
        return (
            _end_bound(expression.start, expression.start_state),
            _end_bound(expression.end, expression.end_state),
        )
    return _set_bounds(expression)


def _end_bound(date: Date | None, state: State) -> Bound:
    if date is None:
        return Bound(None, None, state)
    return Bound(date.earliest, date.latest, "known")


def _set_bounds(dates: DateSet) -> tuple[Bound, Bound]:
    """Return the hull of a set: one of its dates lies anywhere in it, all of them span it."""
    members = dates.members
    lows = [m if isinstance(m, Date) else m.first for m in members]
    highs = [m if isinstance(m, Date) else m.last for m in members]
    known_lows = [date for date in lows if date is not None]
    known_highs = [date for date in highs if date is not None]
    open_start = len(known_lows) < len(members)
    open_end = len(known_highs) < len(members)
    low = None if open_start else min(date.earliest for date in known_lows)
    high = None if open_end else max(date.latest for date in known_highs)
    unlimited = Bound(None, None, "open")
    if dates.kind == "one":
        hull = Bound(low, high, "known")
        return (unlimited if open_start else hull), (unlimited if open_end else hull)
    start = min((date.latest for date in known_lows), default=None)
    end = max((date.earliest for date in known_highs), default=None)
    return (
        unlimited if open_start else Bound(low, start, "known"),
        unlimited if open_end else Bound(end, high, "known"),
    )


def _or(day: int | None, otherwise: float) -> float:
    return otherwise if day is None else day


def _at_most(one: int | None, other: int | None) -> bool:
    """Whether both are known and the one is not after the other."""
    return one is not None and other is not None and one <= other
