"""Where two people were at the same place at the same time, as far as is known.

This says no more than the dates and places of the two careers: being in one city in one month is
no acquaintance, and nothing here draws a tie between two people.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geodata.careers import Posting
from geodata.places import Basis, Certainty, Locus, Place
from geodata.together.merging import Stop

__all__ = ["Meeting", "find_meanwhile", "find_meetings"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A place at which both were. ``steps`` are positions in the merged order, the first career's
    before the second's. ``sure`` is True where their times have a day in common wherever the ends
    really lie, and no place of either is in doubt."""

    place_id: str
    steps: tuple[int, int]
    sure: bool


def find_meetings(
    stops: Sequence[Stop], postings: Sequence[Posting], places: Mapping[str, Place]
) -> tuple[Meeting, ...]:
    """Return every meeting, in the order of the later of its two steps.

    ``postings`` go with ``stops``. A building counts as its city (``part_of``); a region does not
    count, because two people in Siberia are not in one place.
    """
    spots = [_spots(posting, places) for posting in postings]
    found = [
        Meeting(place, (first, second), _surely(first, second, postings) and certain)
        for first, second in _pairs(stops, postings)
        for place, certain in _shared(spots[first], spots[second])
    ]
    return tuple(sorted(found, key=lambda meeting: (max(meeting.steps), meeting.place_id)))


def find_meanwhile(
    step: int, stops: Sequence[Stop], postings: Sequence[Posting]
) -> tuple[int, ...]:
    """Return the steps of the other career whose time may overlap that of ``step``."""
    pairs = [pair for pair in _pairs(stops, postings) if step in pair]
    return tuple(first if second == step else second for first, second in pairs)


def _pairs(stops: Sequence[Stop], postings: Sequence[Posting]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of steps, the first career's before, whose times may overlap."""
    times = _times(stops, postings)
    firsts = [step for step, stop in enumerate(stops) if stop.owner == 0]
    seconds = [step for step, stop in enumerate(stops) if stop.owner == 1]
    for first in firsts:
        for second in seconds:
            one, other = times[first], times[second]
            if one and other and one[0] <= other[1] and other[0] <= one[1]:
                yield first, second


def _times(stops: Sequence[Stop], postings: Sequence[Posting]) -> list[tuple[float, float] | None]:
    """Return for each step the first and last day that may belong to it, None without a date.

    A stop whose end nobody gives may last until the person's next stop has begun, and no longer:
    else somebody deported in 1913 would be there for ever.
    """
    times: list[tuple[float, float] | None] = [None] * len(stops)
    next_begins = {0: math.inf, 1: math.inf}
    for step in reversed(range(len(stops))):
        span, owner = postings[step].when.span, stops[step].owner
        if span is None:
            continue
        first = -math.inf if span.first_day is None else span.first_day
        last = math.inf if span.last_day is None else span.last_day
        if span.end.state == "unknown":
            last = max(first, min(last, next_begins[owner]))
        times[step] = first, last
        latest = span.start.latest
        next_begins[owner] = next_begins[owner] if latest is None else latest
    return times


def _surely(first: int, second: int, postings: Sequence[Posting]) -> bool:
    one, other = postings[first].when.span, postings[second].when.span
    return one is not None and other is not None and one.surely_overlaps(other)


def _shared(one: Mapping[str, bool], other: Mapping[str, bool]) -> Iterator[tuple[str, bool]]:
    for place, certain in one.items():
        if place in other:
            yield place, certain and other[place]


def _spots(posting: Posting, places: Mapping[str, Place]) -> dict[str, bool]:
    """Return the spots at which a posting was, each with whether that is certain."""
    spots: dict[str, bool] = {}
    for visit in posting.places:
        place = places[visit.place_id]
        if place.locus is not Locus.POINT:
            continue
        claimed = visit.claimed
        certain = claimed.certainty is Certainty.CERTAIN and claimed.basis is Basis.STATED
        spot = _town_of(place, places)
        spots[spot] = spots.get(spot, False) or certain
    return spots


def _town_of(place: Place, places: Mapping[str, Place]) -> str:
    """Return the place that a building, a street or a quarter is part of, else its own id."""
    for relation in place.relations:
        whole = places.get(relation.place_id)
        if relation.kind == "part_of" and whole is not None and whole.locus is Locus.POINT:
            return whole.id
    return place.id
