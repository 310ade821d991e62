"""Day numbers of both calendars, with convertdate as the referee."""

from __future__ import annotations

import pytest
from convertdate import gregorian, julian
from hypothesis import given
from hypothesis import strategies as st

from geodata.dates import (
    gregorian_to_jdn,
    iso_day,
    jdn_to_gregorian,
    jdn_to_julian,
    julian_to_jdn,
)
from geodata.dates.calendars import month_length

FIRST = gregorian_to_jdn(1600, 1, 1)
LAST = gregorian_to_jdn(1918, 12, 31)
DAYS = st.integers(min_value=-(10**18), max_value=10**18)


def test_the_count_of_days_begins_where_astronomers_begin_it() -> None:
    assert julian_to_jdn(-4712, 1, 1) == 0
    assert gregorian_to_jdn(2000, 1, 1) == 2451545


def test_every_gregorian_day_from_1600_to_1918_agrees_with_the_referee() -> None:
    for jdn in range(FIRST, LAST + 1):
        date = gregorian.from_jd(jdn)
        assert jdn_to_gregorian(jdn) == date
        assert gregorian_to_jdn(*date) == jdn


def test_every_julian_day_from_1600_to_1918_agrees_with_the_referee() -> None:
    for jdn in range(FIRST, LAST + 1):
        date = julian.from_jd(jdn)
        assert jdn_to_julian(jdn) == date
        assert julian_to_jdn(*date) == jdn


@pytest.mark.parametrize(
    ("old_style", "new_style"),
    [
        ((1582, 10, 5), (1582, 10, 15)),
        ((1700, 2, 18), (1700, 2, 28)),
        ((1700, 2, 29), (1700, 3, 11)),
        ((1900, 2, 28), (1900, 3, 12)),
        ((1900, 2, 29), (1900, 3, 13)),
        ((1900, 3, 1), (1900, 3, 14)),
        ((1917, 10, 25), (1917, 11, 7)),
        ((1917, 12, 25), (1918, 1, 7)),
        ((1918, 1, 31), (1918, 2, 13)),
    ],
)
def test_known_days_of_both_calendars(
    old_style: tuple[int, int, int], new_style: tuple[int, int, int]
) -> None:
    assert jdn_to_gregorian(julian_to_jdn(*old_style)) == new_style
    assert jdn_to_julian(gregorian_to_jdn(*new_style)) == old_style


@given(DAYS)
def test_every_day_comes_back_from_either_calendar(jdn: int) -> None:
    assert gregorian_to_jdn(*jdn_to_gregorian(jdn)) == jdn
    assert julian_to_jdn(*jdn_to_julian(jdn)) == jdn


@given(DAYS)
def test_the_day_after_is_the_next_one_of_its_month_or_the_first_of_a_month(jdn: int) -> None:
    for of_day, calendar in ((jdn_to_gregorian, "gregorian"), (jdn_to_julian, "julian")):
        year, month, day = of_day(jdn)
        length = month_length(calendar, year, month)  # type: ignore[arg-type]
        next_month = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
        assert of_day(jdn + 1) == ((year, month, day + 1) if day < length else next_month)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ((1917, 11, 7), "1917-11-07"),
        ((7, 1, 2), "0007-01-02"),
        ((0, 12, 31), "0000-12-31"),
        ((-43, 3, 15), "-0043-03-15"),
        ((9999, 12, 31), "9999-12-31"),
        ((10000, 1, 1), "+10000-01-01"),
        ((170000002, 1, 1), "+170000002-01-01"),
        ((-170000002, 12, 31), "-170000002-12-31"),
    ],
)
def test_a_day_is_written_as_iso_8601(date: tuple[int, int, int], text: str) -> None:
    assert iso_day(gregorian_to_jdn(*date)) == text
