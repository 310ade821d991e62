"""The one search for names behind the geocoder: misspellings, other scripts, today's places too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from geodata.dates import Timespan, iso_day, parse_timespan
from geodata.geocoding.finding import FoundPlace, PlaceSearch
from geodata.places import Certainty, Claimed, Locus, Place, Toponym
from geodata.places.distance import distance_km
from geodata.places.folding import fold

if TYPE_CHECKING:
    from geodata.search.entries import SearchEntry, SearchName
    from geodata.search.hits import Hit

__all__ = ["CuratedPlaces", "IndexedPlaces", "NameFinder"]

_AT_HOME_KM: Final = 5.0
"""How far around a place it is named itself, where it does not say its radius."""

_SAME_KM: Final = 15.0
"""How far apart two gazetteers may put one town."""

_MANY: Final = 5
"""Times the limit that is searched for where hits are left out afterwards."""


class NameFinder(Protocol):
    """What geodata.search's PlaceFinder can do, as far as it is needed here."""

    def search(
        self,
        query: str,
        *,
        when: Timespan | None = None,
        near: tuple[float, float] | None = None,
        country: str | None = None,
        limit: int = 10,
    ) -> Sequence[Hit]:
        """Return the places that a name may mean, best first."""

    def nearby(
        self, point: tuple[float, float], *, distance_km: float, limit: int
    ) -> Sequence[Hit]:
        """Return today's places around a point (lat, lon), nearest first."""

    def entry(self, hit: Hit) -> SearchEntry | None:
        """Return the place of a hit with all its names."""


class Closeable(Protocol):
    """What holds a file open."""

    def close(self) -> None:
        """Let go of the file."""


class CuratedPlaces(PlaceSearch, Protocol):
    """A gazetteer that gives a place with all that is known of it."""

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, None where there is none."""


class IndexedPlaces:
    """Finds names in the indexes of a finder; a place that the curated gazetteer has too comes
    with its names, precision and sources from there."""

    def __init__(
        self, finder: NameFinder, curated: CuratedPlaces, *, indexes: Collection[Closeable] = ()
    ) -> None:
        """``indexes`` are closed with this; without them whoever opened them closes them."""
        self._finder = finder
        self._curated = curated
        self._indexes = indexes

    def search(
        self,
        query: str,
        *,
        when: Timespan | None = None,
        near: tuple[float, float] | None = None,
        countries: Collection[str] = (),
        limit: int = 20,
    ) -> Sequence[FoundPlace]:
        """Return the places that a name may mean, best first."""
        one = next(iter(countries)) if len(countries) == 1 else None
        most = limit * _MANY if len(countries) > 1 else limit
        hits = self._finder.search(query, when=when, near=near, country=one, limit=most)
        kept = [hit for hit in hits if not countries or hit.country in countries]
        return [self._found(hit) for hit in kept[:limit]]

    def nearby(
        self, point: tuple[float, float], *, distance_km: float, limit: int = 20
    ) -> Sequence[FoundPlace]:
        """Return the places known to a point, nearest first: curated ones, and today's.

        A curated place goes first within its radius, so that the districts and suburbs of today
        do not hide what the town was called.
        """
        curated = list(self._curated.nearby(point, distance_km=distance_km, limit=limit))
        hits = self._finder.nearby(point, distance_km=distance_km, limit=limit)
        today = [self._around(hit) for hit in hits]
        others = [each for each in today if not any(_is_same(each, known) for known in curated)]
        ranked = [(not _at_home(known), known) for known in curated]
        ranked += [(True, each) for each in others]
        ranked.sort(key=lambda pair: (pair[0], pair[1].km))
        return [found for _, found in ranked[:limit]]

    def close(self) -> None:
        """Let go of the curated gazetteer and of the indexes that came with it."""
        for index in self._indexes:
            index.close()
        self._curated.close()

    def _found(self, hit: Hit) -> FoundPlace:
        curated = self._curated.place(hit.place_id)
        toponym = _toponym(hit.name, curated)
        return FoundPlace(
            curated or self._place(hit, toponym),
            toponym,
            hit.match,
            hit.valid_then,
            score=hit.score,
            attribution=hit.attribution,
        )

    def _around(self, hit: Hit) -> FoundPlace:
        place = self._place(hit, _toponym(hit.name, None))
        return FoundPlace(place, match="near", km=hit.distance_km, attribution=hit.attribution)

    def _place(self, hit: Hit, toponym: Toponym) -> Place:
        """Return a place as an index knows it."""
        entry = self._finder.entry(hit)
        names = tuple(_toponym(name, None) for name in entry.names) if entry else (toponym,)
        return Place(
            id=hit.place_id,
            kind=hit.kind,
            locus=Locus.UNLOCATED if hit.lat is None or hit.lon is None else Locus.POINT,
            lat=hit.lat,
            lon=hit.lon,
            toponyms=names,
            today=hit.country,
            # Nobody has looked at this position for this program.
            claimed=Claimed(Certainty.LESS_CERTAIN),
        )


def _at_home(found: FoundPlace) -> bool:
    """Whether the point that was asked about lies within a place."""
    return found.km is not None and found.km <= (found.place.radius_km or _AT_HOME_KM)


def _is_same(one: FoundPlace, other: FoundPlace) -> bool:
    """Whether two gazetteers know the same place: near each other, and by one name."""
    lat, lon = one.place.lat, one.place.lon
    if lat is None or lon is None:
        return False
    apart = distance_km((lat, lon), (other.place.lat, other.place.lon))
    return apart <= _SAME_KM and not _names(one).isdisjoint(_names(other))


def _names(found: FoundPlace) -> set[str]:
    return {fold(toponym.name) for toponym in found.place.toponyms}


def _toponym(name: SearchName, place: Place | None) -> Toponym:
    """Return the name as the curated place has it, or made from what the index knows of it."""
    span = _span(name)
    key = (name.name, name.language, _days(span))
    known = place.toponyms if place else ()
    same = (t for t in known if (t.name, t.language, _days(t.span)) == key)
    return next(same, Toponym(name.name, name.language, name.script, span, name.kind))


def _span(name: SearchName) -> Timespan | None:
    if name.start is None and name.end is None:
        return None
    ends = ("" if day is None else iso_day(day) for day in (name.start, name.end))
    return parse_timespan("/".join(ends))


def _days(span: Timespan | None) -> tuple[int | None, int | None]:
    return (span.first_day, span.last_day) if span else (None, None)
