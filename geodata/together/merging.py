"""The stops of two careers in one order, without disturbing the order of either."""

from __future__ import annotations

import math
from array import array
from collections.abc import Container, Sequence
from dataclasses import dataclass

from geodata.careers.timeline import OPEN, UNKNOWN, Timeline
from geodata.storage.columns import PageColumns

__all__ = ["Stop", "merged_columns", "merged_order", "merged_timeline"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of one of the two: ``owner`` 0 or 1, ``index`` 0-based within its own career."""

    owner: int
    index: int


def merged_order(first: Timeline, second: Timeline) -> tuple[Stop, ...]:
    """Return all stops by the day on which they begin, as far as that is known.

    Each career keeps its author's order: a stop without a date, or one that stands out of order,
    comes as soon as those before it in its own career have come. Where both begin on one day the
    first career goes before.
    """
    days = (_days(first), _days(second))
    stops: list[Stop] = []
    left, right = 0, 0
    while left < len(first) or right < len(second):
        from_first = right >= len(second) or (left < len(first) and days[0][left] <= days[1][right])
        stops.append(Stop(0, left) if from_first else Stop(1, right))
        left, right = left + from_first, right + (not from_first)
    return tuple(stops)


def merged_timeline(timelines: Sequence[Timeline], stops: Sequence[Stop]) -> Timeline:
    """Return one timeline with the bounds of ``stops``. Ids are ``0:first-id``, ``1:…``."""

    def column(name: str) -> array[int]:
        return array("q", [getattr(timelines[stop.owner], name)[stop.index] for stop in stops])

    def codes(name: str) -> bytes:
        return bytes(getattr(timelines[stop.owner], name)[stop.index] for stop in stops)

    return Timeline(
        ids=tuple(f"{stop.owner}:{timelines[stop.owner].ids[stop.index]}" for stop in stops),
        start_lo=column("start_lo"),
        start_hi=column("start_hi"),
        end_lo=column("end_lo"),
        end_hi=column("end_hi"),
        start_inferred=codes("start_inferred"),
        end_inferred=codes("end_inferred"),
    )


def merged_columns(
    parts: Sequence[PageColumns], stops: Sequence[Stop], *, met: Container[int] = ()
) -> PageColumns:
    """Return what a map needs of ``stops``; a place that both came to stands there once. ``met``
    are the steps at which both were there."""
    known: dict[str, tuple[float, float]] = {}
    positions: dict[str, int] = {}
    offsets, visits, doubt, route = array("q", [0]), array("q"), bytearray(), bytearray()
    for stop in stops:
        columns = parts[stop.owner]
        route.append(columns.route[stop.index])
        for visit in range(columns.offsets[stop.index], columns.offsets[stop.index + 1]):
            place = columns.visits[visit]
            place_id = columns.place_ids[place]
            known.setdefault(place_id, (columns.lat[place], columns.lon[place]))
            visits.append(positions.setdefault(place_id, len(positions)))
            doubt.append(columns.doubt[visit])
        offsets.append(len(visits))
    return PageColumns(
        place_ids=tuple(positions),
        lat=array("d", [known[place_id][0] for place_id in positions]),
        lon=array("d", [known[place_id][1] for place_id in positions]),
        offsets=offsets,
        visits=visits,
        doubt=bytes(doubt),
        route=bytes(route),
        owner=bytes(stop.owner + 2 * (step in met) for step, stop in enumerate(stops)),
    )


def _days(timeline: Timeline) -> list[float]:
    """Return for each stop the day it is sorted by, which never falls."""
    days: list[float] = []
    latest = -math.inf
    for start_lo, start_hi, end_lo in zip(
        timeline.start_lo, timeline.start_hi, timeline.end_lo, strict=True
    ):
        known = [day for day in (start_lo, start_hi, end_lo) if UNKNOWN < day < OPEN]
        latest = max(latest, known[0] if known else latest)
        days.append(latest)
    return days
