"""A timeline made ready for drawing."""

from __future__ import annotations

from itertools import pairwise
from math import isnan

from desktop.slider.chart import prepare
from geodata.dates import gregorian_to_jdn
from tests.unit.slider.careers import evenly, timeline_of, twelve


def test_a_stop_stands_for_the_middle_of_what_is_known_of_its_start() -> None:
    chart = prepare(timeline_of([("1917", ""), ("1926-02/1932", ""), ("/1920-05-03", "")]))
    assert chart.anchors[0] == gregorian_to_jdn(1917, 7, 2)
    assert chart.anchors[1] == gregorian_to_jdn(1926, 2, 14) + 0.5
    assert chart.anchors[2] == gregorian_to_jdn(1920, 5, 3)


def test_an_undated_stop_lies_between_its_neighbours() -> None:
    chart = prepare(timeline_of([("1900-01-01", ""), ("", ""), ("", ""), ("1900-01-31", "")]))
    assert chart.undated(1)
    assert isnan(chart.anchors[1])
    assert list(chart.order) == [chart.order[0] + days for days in (0, 10, 20, 30)]


def test_undated_stops_at_the_ends_and_everywhere() -> None:
    chart = prepare(timeline_of([("", ""), ("1900-01-01", ""), ("", "")]))
    assert len(set(chart.order)) == 1
    undated = prepare(timeline_of([("", ""), ("", "")]))
    assert undated.range(0, 1) is None
    assert list(undated.order) == [0, 1]


def test_dates_against_the_order_never_turn_it_round() -> None:
    chart = prepare(timeline_of([("1900", ""), ("1950", ""), ("1910", ""), ("1920", "")]))
    assert all(before <= after for before, after in pairwise(chart.order))
    assert chart.anchors[1] > chart.anchors[3], "the true dates stay as they are"


def test_the_days_of_a_part() -> None:
    chart = prepare(twelve())
    assert chart.range(6, 7) == (gregorian_to_jdn(1926, 2, 1), gregorian_to_jdn(1935, 1, 31))
    assert chart.range(0, 11) == (gregorian_to_jdn(1894, 1, 1), gregorian_to_jdn(1938, 8, 29))


def test_reading_fast_and_reading_slowly_agree() -> None:
    """One open end makes every date be looked at; it changes nothing for the others."""
    fast = prepare(timeline_of([("1917", ""), ("1926-02/1932", "")]))
    slow = prepare(timeline_of([("1917", ""), ("1926-02/1932", ""), ("1938/..", "")]))
    assert fast.anchors == slow.anchors[:2]
    assert fast.range(0, 1) == slow.range(0, 1)
    assert slow.range(2, 2) == (gregorian_to_jdn(1938, 1, 1), gregorian_to_jdn(1938, 12, 31))


def test_a_long_career_is_read_whole() -> None:
    chart = prepare(evenly(1000))
    assert len(chart) == 1000
    assert chart.order == chart.anchors
