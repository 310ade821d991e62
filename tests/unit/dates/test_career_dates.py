"""The dates of the shipped career: what is known of each, and no more."""

from __future__ import annotations

import pytest

from geodata.dates import parse_timespan

STOPS = [
    ("1894", "1894-01-01", "1894-12-31", "1894-01-01", "1894-12-31"),
    ("1913/", "1913-01-01", "1913-12-31", None, None),
    ("1917", "1917-01-01", "1917-12-31", "1917-01-01", "1917-12-31"),
    ("1917-12", "1917-12-01", "1917-12-31", "1917-12-01", "1917-12-31"),
    ("[1917..1922]", "1917-01-01", "1922-12-31", "1917-01-01", "1922-12-31"),
    ("1926-02/1932", "1926-02-01", "1926-02-28", "1932-01-01", "1932-12-31"),
    ("1932/1935-01", "1932-01-01", "1932-12-31", "1935-01-01", "1935-01-31"),
    ("1935-01/1938-01", "1935-01-01", "1935-01-31", "1938-01-01", "1938-01-31"),
    ("1938-01-29/1938-04-16", "1938-01-29", "1938-01-29", "1938-04-16", "1938-04-16"),
    ("1938-04-16", "1938-04-16", "1938-04-16", "1938-04-16", "1938-04-16"),
    ("1938-08-29", "1938-08-29", "1938-08-29", "1938-08-29", "1938-08-29"),
    ("1929-11-21/1930-01-21", "1929-11-21", "1929-11-21", "1930-01-21", "1930-01-21"),
]


@pytest.mark.parametrize("row", STOPS, ids=lambda row: row[0])
def test_a_stop_is_bounded_by_what_is_known(
    row: tuple[str, str, str, str | None, str | None],
) -> None:
    edtf, *days = row
    span = parse_timespan(edtf)
    start, end = span.start.as_iso(), span.end.as_iso()
    assert [start["earliest"], start["latest"], end["earliest"], end["latest"]] == days


def test_the_stops_sort_as_the_author_orders_them() -> None:
    spans = [parse_timespan(row[0]) for row in STOPS[:4] + STOPS[5:11]]
    assert sorted(spans, key=lambda span: span.sort_key) == spans


def test_the_two_periods_of_the_troika_overlap() -> None:
    troika, year = parse_timespan("1929-11-21/1930-01-21"), parse_timespan("1930-01-01/1930-12-31")
    assert troika.surely_overlaps(year)
