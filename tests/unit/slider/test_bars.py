"""Bars are as sharp as the dates and no sharper."""

from __future__ import annotations

from itertools import combinations

import pytest

from desktop.slider.axis import Axis, axis_over
from desktop.slider.bars import FADE, SHORTEST, bars_of, group_bar
from desktop.slider.chart import Chart, prepare
from desktop.slider.shapes import Bar
from geodata.dates import gregorian_to_jdn
from tests.unit.slider.careers import METRICS, timeline_of, twelve


def drawn(*stops: tuple[str, str]) -> tuple[Chart, Axis, tuple[Bar, ...]]:
    chart = prepare(timeline_of([("1894", ""), *stops, ("1938", "")]))
    days = chart.range(0, len(chart) - 1)
    assert days
    axis = axis_over(days, left=0, right=1600, years=True)
    return chart, axis, bars_of(chart, axis, METRICS, range(1, len(chart) - 1))


def one(edtf: str, inferred: str = "") -> tuple[Axis, Bar]:
    _, axis, bars = drawn((edtf, inferred))
    assert len(bars) == 1
    return axis, bars[0]


def test_days_that_are_known_give_sharp_ends() -> None:
    axis, bar = one("1918-01-29/1928-04-16")
    assert (bar.start, bar.end) == ("sure", "sure")
    assert bar.rect.left == pytest.approx(axis.x(gregorian_to_jdn(1918, 1, 29)))
    assert bar.rect.right == pytest.approx(axis.x(gregorian_to_jdn(1928, 4, 17)))
    assert (bar.solid_left, bar.solid_right) == (bar.rect.left, bar.rect.right)


def test_a_year_is_soft_over_that_year() -> None:
    axis, bar = one("1926-02-01/1932")
    assert (bar.start, bar.end) == ("sure", "soft")
    assert bar.solid_right == pytest.approx(axis.x(gregorian_to_jdn(1932, 1, 2)))
    assert bar.rect.right == pytest.approx(axis.x(gregorian_to_jdn(1933, 1, 1)))


def test_an_inferred_end_is_soft_though_its_day_is_given() -> None:
    _, bar = one("1926-02-01/1932-05-05", "end")
    assert (bar.start, bar.end) == ("sure", "soft")
    assert bar.solid_right < bar.rect.right


def test_a_moment_somewhere_in_a_year_is_nowhere_sure() -> None:
    _, bar = one("1917")
    assert bar.solid_left >= bar.solid_right
    assert (bar.start, bar.end) == ("soft", "soft")


def test_an_unknown_end_fades_and_claims_no_year() -> None:
    axis, bar = one("1913/")
    assert bar.end == "fading"
    assert bar.rect.right == pytest.approx(axis.x(gregorian_to_jdn(1913, 12, 31)) + FADE)


def test_an_open_end_reaches_to_the_end_of_the_axis_and_fades() -> None:
    axis, bar = one("1913-01-01/..")
    assert bar.end == "fading"
    assert bar.rect.right == axis.right
    assert bar.solid_right < axis.right


def test_an_unknown_start_fades_in() -> None:
    axis, bar = one("/1920-05-03")
    assert bar.start == "fading"
    assert bar.rect.left < bar.rect.right
    assert bar.rect.right == pytest.approx(axis.x(gregorian_to_jdn(1920, 5, 4)))


def test_a_day_can_be_seen_and_no_date_is_no_bar() -> None:
    _, bar = one("1938-08-29")
    assert bar.rect.width == pytest.approx(SHORTEST)
    assert drawn(("", ""))[2] == ()


def test_a_gap_stays_a_gap() -> None:
    _, _, (before, after) = drawn(("1900-01-01/1905-01-01", ""), ("1910-01-01/1915-01-01", ""))
    assert after.rect.left - before.rect.right > 100


def test_spans_over_one_another_share_the_height() -> None:
    bars = drawn(("1917", ""), ("1917", ""), ("1917-12", ""), ("[1917..1922]", ""))[2]
    assert len(bars) == 4
    assert not any(one.rect.overlaps(other.rect) for one, other in combinations(bars, 2))
    assert all(METRICS.band_top <= bar.rect.top for bar in bars)
    assert all(bar.rect.bottom <= METRICS.axis_y for bar in bars)


def test_one_soft_end_passes_into_the_next_soft_start() -> None:
    siberia, minsk = drawn(("1926-02/1932", ""), ("1932/1935-01", ""))[2]
    assert siberia.rect.top == minsk.rect.top
    assert siberia.rect.overlaps(minsk.rect)
    assert siberia.solid_right < minsk.solid_left


def test_a_group_has_one_bar_over_all_its_days() -> None:
    chart = prepare(twelve())
    days = chart.range(0, len(chart) - 1)
    assert days
    axis = axis_over(days, left=0, right=1600, years=True)
    bar = group_bar(chart, axis, METRICS, 6, 8)
    assert bar
    assert bar.rect.left == pytest.approx(axis.x(gregorian_to_jdn(1926, 2, 1)))
    assert bar.rect.right == pytest.approx(axis.x(gregorian_to_jdn(1938, 2, 1)))
    undated = prepare(timeline_of([("", ""), ("1900", "")]))
    assert group_bar(undated, axis, METRICS, 0, 0) is None
