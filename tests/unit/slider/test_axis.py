"""The time axis and its years."""

from __future__ import annotations

from itertools import pairwise

import pytest

from desktop.slider.axis import Axis, axis_over, ticks
from geodata.dates import gregorian_to_jdn, jdn_to_gregorian
from tests.unit.slider.careers import METRICS

CAREER = (gregorian_to_jdn(1894, 1, 1), gregorian_to_jdn(1938, 8, 29))


def years(axis: Axis) -> list[str]:
    return [tick.text for tick in ticks(axis, METRICS, width=axis.right + 22) if tick.text]


def test_it_runs_from_the_first_to_the_last_year() -> None:
    axis = axis_over(CAREER, left=20, right=1020, years=True)
    assert jdn_to_gregorian(int(axis.first)) == (1894, 1, 1)
    assert jdn_to_gregorian(int(axis.last)) == (1939, 1, 1)
    assert axis.x(axis.first) == 20
    assert axis.x(axis.last) == pytest.approx(1020)


def test_it_is_true_to_scale() -> None:
    axis = axis_over(CAREER, left=0, right=2000, years=True)
    new_year = [axis.x(gregorian_to_jdn(year, 1, 1)) for year in range(1894, 1939)]
    lengths = [after - before for before, after in pairwise(new_year)]
    assert max(lengths) / min(lengths) < 366.5 / 365


@pytest.mark.parametrize("width", range(200, 3840, 7))
def test_years_never_touch_and_name_both_ends(width: int) -> None:
    axis = axis_over(CAREER, left=22, right=width, years=True)
    rects = [tick.rect for tick in ticks(axis, METRICS, width=axis.right + 22) if tick.rect]
    assert all(before.right < after.left for before, after in pairwise(rects))
    assert years(axis)[0] == "1894"
    assert years(axis)[-1] == "1938"
    assert len(rects) >= min(4, width // 120)


def test_years_stand_at_new_year() -> None:
    axis = axis_over(CAREER, left=0, right=1200, years=True)
    for tick in ticks(axis, METRICS, width=axis.right + 22):
        if tick.text:
            assert tick.x == pytest.approx(axis.x(gregorian_to_jdn(int(tick.text), 1, 1)))


def test_a_year_opened_shows_months_and_a_month_days() -> None:
    year = (gregorian_to_jdn(1917, 1, 5), gregorian_to_jdn(1917, 12, 7))
    assert "1917-04" in years(axis_over(year, left=0, right=900, years=False))
    week = (gregorian_to_jdn(1917, 11, 6), gregorian_to_jdn(1917, 11, 9))
    assert "1917-11-07" in years(axis_over(week, left=0, right=3000, years=False))


def test_a_thousand_years_and_a_single_day() -> None:
    long = (gregorian_to_jdn(-200, 1, 1), gregorian_to_jdn(1900, 1, 1))
    assert "1000" in years(axis_over(long, left=0, right=900, years=True))
    day = gregorian_to_jdn(1917, 11, 7)
    axis = axis_over((day, day), left=0, right=900, years=False)
    assert 300 < axis.x(day) < 600
