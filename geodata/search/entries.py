"""What goes into an index: places with all their names."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.dates import iso_day, parse_timespan
from geodata.places import Certainty, Claimed, Locus, Place, Toponym

__all__ = ["SearchEntry", "SearchName", "entry_of_place", "place_of_entry"]


@dataclass(frozen=True, slots=True)
class SearchName:
    """One name of a place, as it is written.

    ``language`` is a BCP 47 code and ``script`` an ISO 15924 one, "" where not known; a script
    that is not given is worked out. ``start`` and ``end`` are the first and the last day (JDN) on
    which it may have been in use; None: no limit is known. ``kind`` is that of a toponym
    (``official``, ``usual``, ``variant``, ``today``).
    """

    name: str
    language: str = ""
    script: str = ""
    start: int | None = None
    end: int | None = None
    kind: str = "usual"

    @property
    def is_dated(self) -> bool:
        """Whether anything is known of the time in which it was in use."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A place to be found: WGS 84 degrees (both None: unlocated), today's country as an ISO
    3166-1 code ("" where not known), and how many people live there (0 where not known)."""

    id: str
    names: tuple[SearchName, ...]
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    kind: str = ""
    population: int = 0


def entry_of_place(place: Place) -> SearchEntry:
    """Return a place of a gazetteer for an index; its names stay in their order."""
    return SearchEntry(
        id=place.id,
        names=tuple(_name_of_toponym(name) for name in place.toponyms),
        lat=place.lat,
        lon=place.lon,
        country=place.today,
        kind=place.kind,
    )


def _name_of_toponym(name: Toponym) -> SearchName:
    span = name.span
    start, end = (span.first_day, span.last_day) if span else (None, None)
    return SearchName(name.name, name.language, name.script, start, end, name.kind)


def place_of_entry(entry: SearchEntry, *, claimed: Claimed | None = None) -> Place:
    """Return what an index knows of a place. Nobody has looked at its position for this program:
    it counts as less certain where ``claimed`` says nothing else."""
    return Place(
        id=entry.id,
        kind=entry.kind,
        locus=Locus.UNLOCATED if entry.lat is None or entry.lon is None else Locus.POINT,
        lat=entry.lat,
        lon=entry.lon,
        toponyms=tuple(_toponym_of_name(name) for name in entry.names),
        today=entry.country,
        claimed=claimed or Claimed(Certainty.LESS_CERTAIN),
    )


def _toponym_of_name(name: SearchName) -> Toponym:
    span = None
    if name.is_dated:
        ends = ("" if day is None else iso_day(day) for day in (name.start, name.end))
        span = parse_timespan("/".join(ends))
    return Toponym(name.name, name.language, name.script, span, name.kind)
