"""The time axis: days to pixels, and the years written under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.slider.metrics import Metrics
from desktop.slider.shapes import Rect, Tick
from geodata.dates.calendars import gregorian_to_jdn, jdn_to_gregorian

__all__ = ["Axis", "axis_over", "ticks"]

MONTHS: Final = (1, 3, 6)
DAYS: Final = (1, 2, 5, 10)
AIR: Final = 40.0
"""Pixels at least between two years."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from ``first`` to ``last`` (Julian Day Numbers) evenly from ``left`` to ``right``."""

    first: float
    last: float
    left: float
    right: float

    def x(self, day: float) -> float:
        """Where a day is; one outside of the axis is at its end."""
        day = min(max(day, self.first), self.last)
        return self.left + (day - self.first) * self.per_day

    @property
    def per_day(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / (self.last - self.first)


def axis_over(days: tuple[int, int], *, left: float, right: float, years: bool) -> Axis:
    """Return the axis for these days: with ``years`` over whole years, else just over the days
    with a little room around them."""
    first, last = days
    right = max(right, left + 1)
    if years:
        start = gregorian_to_jdn(jdn_to_gregorian(first)[0], 1, 1)
        return Axis(start, gregorian_to_jdn(jdn_to_gregorian(last)[0] + 1, 1, 1), left, right)
    air = max(5.0, (last - first) * 0.03)
    return Axis(first - air, last + air, left, right)


def ticks(axis: Axis, metrics: Metrics, *, width: float) -> tuple[Tick, ...]:
    """Return the ticks, as many written as keep air between their texts and lie whole in a
    slider that is ``width`` wide.

    The first and last year of the axis are always written where there is room for two.
    """
    years, months, days = _fitting(axis, metrics)
    texts: dict[int, str] = {}
    if years:
        texts = dict(_years(axis, years))
        ends = _end_years(axis)
        kept = {day: text for day, text in texts.items() if _clear(axis, metrics, day, ends)}
        texts = kept | ends
    elif months:
        texts = dict(_months(axis, months))
    else:
        texts = dict(_days(axis, days))
    large = [_written(axis, metrics, day, text) for day, text in sorted(texts.items())]
    return tuple(_small(axis, texts)) + tuple(_apart(large, width))


def _fitting(axis: Axis, metrics: Metrics) -> tuple[int, int, int]:
    """How many years, or else months, or else days apart the texts can be."""
    for days in DAYS:
        if days * axis.per_day >= metrics.small("0000-00-00") + AIR:
            return 0, 0, days
    for months in MONTHS:
        if months * 28 * axis.per_day >= metrics.small("0000-00") + AIR:
            return 0, months, 0
    step, room = 1, metrics.small("0000") + AIR
    for factor in _one_two_five():
        step = factor
        if factor * 365 * axis.per_day >= room:
            break
    return step, 0, 0


def _one_two_five() -> Iterator[int]:
    for power in range(7):
        yield from (10**power, 2 * 10**power, 5 * 10**power)


def _years(axis: Axis, step: int) -> Iterator[tuple[int, str]]:
    first = jdn_to_gregorian(int(axis.first))[0]
    last = jdn_to_gregorian(int(axis.last) - 1)[0]
    for year in range(-(-first // step) * step, last + 1, step):
        day = gregorian_to_jdn(year, 1, 1)
        if axis.first <= day <= axis.last:
            yield day, str(year)


def _months(axis: Axis, step: int) -> Iterator[tuple[int, str]]:
    year, month, _ = jdn_to_gregorian(int(axis.first))
    for count in range(year * 12 + (month - 1) // step * step, 2**62, step):
        day = gregorian_to_jdn(count // 12, count % 12 + 1, 1)
        if day > axis.last:
            return
        if day >= axis.first:
            yield day, f"{count // 12}-{count % 12 + 1:02}"


def _days(axis: Axis, step: int) -> Iterator[tuple[int, str]]:
    for day in range(int(axis.first) // step * step, int(axis.last) + 1, step):
        if day >= axis.first:
            yield day, "{}-{:02}-{:02}".format(*jdn_to_gregorian(day))


def _end_years(axis: Axis) -> dict[int, str]:
    first = jdn_to_gregorian(int(axis.first) - 1)[0] + 1
    last = jdn_to_gregorian(int(axis.last) - 1)[0]
    days = {gregorian_to_jdn(year, 1, 1): str(year) for year in (first, last)}
    return {day: text for day, text in days.items() if axis.first <= day <= axis.last}


def _clear(axis: Axis, metrics: Metrics, day: int, ends: dict[int, str]) -> bool:
    room = metrics.small("0000") + AIR / 4
    return all(abs(day - end) * axis.per_day >= room for end in ends)


def _small(axis: Axis, written: dict[int, str]) -> Iterator[Tick]:
    if axis.per_day * 365 < 9:
        return
    for day, _ in _years(axis, 1):
        if day not in written:
            yield Tick(axis.x(day), "")


def _written(axis: Axis, metrics: Metrics, day: int, text: str) -> Tick:
    width, x = metrics.small(text), axis.x(day)
    return Tick(x, text, Rect(x - width / 2, metrics.axis_y + 8, width, metrics.small_height))


def _apart(large: list[Tick], width: float) -> Iterator[Tick]:
    """Leave out the text of a tick that would touch the one before or be cut at an edge."""
    right = 0.0
    for tick in large:
        assert tick.rect is not None
        if tick.rect.left >= right and tick.rect.right <= width:
            right = tick.rect.right + AIR / 8
            yield tick
        else:
            yield Tick(tick.x, "")
