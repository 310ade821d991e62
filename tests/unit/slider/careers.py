"""Careers for the slider: the twelve stops of the first one, and made-up ones of any length."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from desktop.slider.metrics import Metrics
from geodata.careers.timeline import OPEN, UNKNOWN, Timeline
from geodata.dates import Bound, gregorian_to_jdn, parse_timespan

__all__ = ["LABELS", "METRICS", "TWELVE", "evenly", "same_day", "timeline_of", "twelve"]

TWELVE = (
    ("1894", ""),
    ("1913/", ""),
    ("1917", ""),
    ("1917", ""),
    ("1917-12", ""),
    ("[1917..1922]", "start end"),
    ("1926-02/1932", "end"),
    ("1932/1935-01", "end"),
    ("1935-01/1938-01", "end"),
    ("1938-01-29/1938-04-16", ""),
    ("1938-04-16/1938-04-19", ""),
    ("1938-08-29", ""),
)
"""Dates as EDTF, and which of their ends are inferred."""

LABELS = (
    "Hasenpoth",
    "Olonets",
    "Petrograd",
    "Petrograd",
    "Petrograd",
    "Astrakhan · Saratov · Kazan",
    "Siberia",
    "Minsk",
    "Leningrad",
    "Moscow",
    "Moscow",
    "not stated",
)


def _eight(text: str) -> float:
    return 8.0 * len(text)


METRICS = Metrics(label=_eight, current=lambda text: 11.0 * len(text), small=_eight, count=_eight)
"""Every letter eight pixels wide, or eleven where it is large."""


def timeline_of(stops: Iterable[tuple[str, str]]) -> Timeline:
    """A timeline of dates in EDTF ("" for none), each with its inferred ends."""
    rows = [(_bounds(edtf), inferred) for edtf, inferred in stops]
    start_lo, start_hi, end_lo, end_hi = (
        array("q", (bounds[column] for bounds, _ in rows)) for column in range(4)
    )
    return Timeline(
        tuple(str(number) for number in range(len(rows))),
        start_lo,
        start_hi,
        end_lo,
        end_hi,
        bytes("start" in inferred for _, inferred in rows),
        bytes("end" in inferred for _, inferred in rows),
    )


def twelve() -> Timeline:
    """The stops of the first career."""
    return timeline_of(TWELVE)


def evenly(count: int, *, years: float = 44) -> Timeline:
    """Postings of equal length one after the other, from 1 January 1894."""
    first, pace = gregorian_to_jdn(1894, 1, 1), years * 365.25 / max(count, 1)
    starts = array("q", (int(first + pace * number) for number in range(count)))
    ends = array("q", (int(start + pace * 0.7) for start in starts))
    ids = tuple(map(str, range(count)))
    return Timeline(ids, starts, starts, ends, ends, bytes(count), bytes(count))


def same_day(count: int) -> Timeline:
    """Many postings of one and the same day."""
    days = array("q", [gregorian_to_jdn(1917, 11, 7)]) * count
    ids = tuple(map(str, range(count)))
    return Timeline(ids, days, days, days, days, bytes(count), bytes(count))


def _bounds(edtf: str) -> tuple[int, int, int, int]:
    if not edtf:
        return (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
    span = parse_timespan(edtf)
    return (*_column(span.start, UNKNOWN), *_column(span.end, OPEN))


def _column(bound: Bound, if_open: int) -> tuple[int, int]:
    missing = if_open if bound.state == "open" else UNKNOWN
    earliest, latest = bound.earliest, bound.latest
    return (
        missing if earliest is None else earliest,
        missing if latest is None else latest,
    )
