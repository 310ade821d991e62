"""The historical gazetteer as a geocoder of geopy."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache, partial
from typing import Any, Final

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geodata.dates import Timespan, parse_timespan
from geodata.errors import AmbiguousToponym, UnknownPlace
from geodata.geocoding.finding import CareerPlaces, FoundPlace, PlaceSearch
from geodata.geocoding.indexed import IndexedPlaces
from geodata.geocoding.locating import address_of, is_located, locate
from geodata.geocoding.offline import OfflineAdapter
from geodata.locations import Locations, find_locations
from geodata.storage import list_careers, open_career
from geodata.words import Words, load_words

__all__ = [
    "Countries",
    "HistoricalGeocoder",
    "When",
    "country_codes",
    "lat_lon",
    "open_shipped_places",
]

_LIMIT: Final = 20
_SAME_SCORE: Final = 0.005
"""Scores that differ by less do not tell places apart: see docs/geocoding.md."""

When = Timespan | str | None
Countries = str | Collection[str] | None


def open_shipped_places(locations: Locations) -> PlaceSearch:
    """Open the gazetteer that ships, and beside it the user's own and today's places where they
    are on this computer. Raises UnknownPlace where no gazetteer ships."""
    from geodata.search import PlaceFinder
    from geodata.search.sources import open_sources

    careers = list_careers(locations.seeds)
    if not careers:
        raise UnknownPlace(f"“{locations.seeds}” holds no gazetteer. Install Career Atlas again.")
    career = open_career(careers[0], locations=locations)
    others = open_sources(locations)
    finder = PlaceFinder([career.search_index, *others])
    return IndexedPlaces(finder, CareerPlaces(career), indexes=others)


class HistoricalGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Finds places under any of their names, as they were at a date. Never asks a network.

    ``open_places`` opens the gazetteer; it is called once in each thread that asks, so one
    geocoder may serve many. Without it the gazetteer that ships is opened. ``language`` is that
    of the addresses where a call names none. Points are (lat, lon) in degrees.
    """

    def __init__(
        self,
        open_places: Callable[[], PlaceSearch] | None = None,
        *,
        language: str = "en",
        locations: Locations | None = None,
    ) -> None:
        super().__init__(adapter_factory=OfflineAdapter)
        where = locations or find_locations()
        self.language = language
        self._open = open_places or partial(open_shipped_places, where)
        self._thread = threading.local()
        self._opening = threading.Lock()
        self._words: Callable[[str], Words] = lru_cache(maxsize=8)(
            partial(load_words, folder=where.resources / "i18n")
        )

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        when: When = None,
        language: str | None = None,
        near: object = None,
        country: Countries = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the place that bears a name, or, without ``exactly_one``, all of them.

        ``when`` (EDTF or a Timespan) puts names valid then first; ``near``, a point, the nearest
        of equally good places; ``country`` keeps those in today's country or countries (ISO
        3166-1 alpha-2). None where no place with a position bears the name: ``find`` also gives
        unlocated ones. ``timeout`` is there for geopy's sake: nothing is waited for.

        Raises AmbiguousToponym where ``exactly_one`` is asked for and several places fit equally
        well, DateError for a wrong ``when``, GeocoderQueryError for a query that is no text, and
        ValueError for a limit below 1 and a point that is none.
        """
        span = _timespan(when)
        found = self.find(query, when=span, near=near, country=country, limit=limit)
        show = self._showing(language, span)
        if not exactly_one:
            return [show(hit) for hit in found if is_located(hit)] or None
        if not found:
            return None
        best, *others = found
        # A point to be near to has told equally good places apart already.
        rivals = [] if near is not None else [hit for hit in others if _as_good(hit, best)]
        if rivals:
            raise self._ambiguous(query, [best, *rivals], language, span)
        return show(best, others=others) if is_located(best) else None

    def reverse(
        self,
        query: object,
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        when: When = None,
        language: str | None = None,
        distance_km: float = 25.0,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return the place nearest to a point, or, without ``exactly_one``, all within reach.

        ``query`` is a Point, (lat, lon) or "lat, lon". Only places known to a point count: where
        an area's label stands is no location. ``when`` gives the name that was in use then. None
        where nothing lies within ``distance_km``. Raises ValueError for what is no point and for
        a distance that is not positive, DateError for a wrong ``when``.
        """
        if not 0 < distance_km < math.inf:
            raise ValueError(f"“{distance_km}” is no distance. Give kilometres above 0.")
        found = self._places.nearby(lat_lon(query), distance_km=distance_km, limit=_checked(limit))
        show = self._showing(language, _timespan(when))
        if not found:
            return None
        return show(found[0], others=found[1:]) if exactly_one else [show(hit) for hit in found]

    def find(
        self,
        query: str,
        *,
        when: When = None,
        near: object = None,
        country: Countries = None,
        limit: int | None = None,
    ) -> tuple[FoundPlace, ...]:
        """Return the places that bear a name in our own types, unlocated ones among them."""
        if not isinstance(query, str):
            raise GeocoderQueryError(f"{query!r} is no place name. Give a text.")
        if not query.strip():
            return ()
        found = self._places.search(
            query,
            when=_timespan(when),
            near=None if near is None else lat_lon(near),
            countries=country_codes(country),
            limit=_checked(limit),
        )
        return tuple(found)

    def looks_swapped(self, query: object, *, distance_km: float = 25.0) -> bool:
        """Return whether nothing lies near a point, but something does when it is read as
        (lon, lat)."""
        lat, lon = lat_lon(query)
        if abs(lon) > 90 or self.reverse((lat, lon), distance_km=distance_km):
            return False
        return self.reverse((lon, lat), distance_km=distance_km) is not None

    def close(self) -> None:
        """Let go of what this thread has open; it is opened again when it asks again."""
        places = self._thread.__dict__.pop("places", None)
        if places is not None:
            places.close()

    def __exit__(self, *error: object) -> None:
        self.close()
        super().__exit__(*error)

    @property
    def _places(self) -> PlaceSearch:
        if not hasattr(self._thread, "places"):
            with self._opening:  # the first one may have to load what the others then find loaded
                self._thread.places = self._open()
        places: PlaceSearch = self._thread.places
        return places

    def _showing(self, language: str | None, when: Timespan | None) -> Callable[..., Location]:
        chosen = language or self.language
        return partial(locate, words=self._words(chosen), language=chosen, when=when)

    def _ambiguous(
        self, query: str, equals: Sequence[FoundPlace], language: str | None, when: Timespan | None
    ) -> AmbiguousToponym:
        chosen = language or self.language
        name = partial(address_of, words=self._words(chosen), language=chosen, when=when)
        listed = "; ".join(f"{name(hit.place)} [{hit.place.id}]" for hit in equals)
        return AmbiguousToponym(
            f"“{query}” names {len(equals)} places equally well: {listed}. Narrow it with when, "
            "near or country, or ask with exactly_one=False and choose.",
            candidates=[hit.place.id for hit in equals],
        )


def _as_good(one: FoundPlace, best: FoundPlace) -> bool:
    if (one.match, one.valid_then) != (best.match, best.valid_then):
        return False
    if one.score is None or best.score is None:
        return one.score is best.score
    return math.isclose(one.score, best.score, rel_tol=0, abs_tol=_SAME_SCORE)


def _timespan(when: When) -> Timespan | None:
    return parse_timespan(when) if isinstance(when, str) else when


def lat_lon(point: object) -> tuple[float, float]:
    """Return what geopy takes for a point as (lat, lon). Raises ValueError for what is none."""
    if point is None or point == "":  # geopy would take it for 0, 0
        raise ValueError("Must be a coordinate pair or Point")
    read: Any = Point(point)
    return float(read.latitude), float(read.longitude)


def country_codes(country: Countries) -> frozenset[str]:
    """Return one or several ISO 3166-1 alpha-2 codes in capital letters."""
    listed = [country] if isinstance(country, str) else country or ()
    return frozenset(code.upper() for code in listed if code)


def _checked(limit: int | None) -> int:
    if limit is None:
        return _LIMIT
    if limit < 1:
        raise ValueError("Limit cannot be less than 1")
    return limit
