"""What the geocoder asks of a gazetteer, and what it gets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from geodata.dates import Timespan
from geodata.places import Locus, Place, Toponym
from geodata.places.distance import distance_km
from geodata.storage import OpenCareer

__all__ = ["CareerPlaces", "FoundPlace", "PlaceSearch"]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place, the name by which it was found (None where a point was asked about), and how.

    ``match`` says how the name was matched (``exact``, ``folded`` …; ``near`` where a point was
    asked about); ``valid_then`` whether that name was in use at the date asked about, None where
    that is not known; ``score`` is higher for what fits better, None where nothing is scored;
    ``km`` is the distance from the point asked about. ``attribution`` names what the whole
    gazetteer comes from, where its places carry no sources of their own.
    """

    place: Place
    toponym: Toponym | None = None
    match: str = "exact"
    valid_then: bool | None = None
    score: float | None = None
    km: float | None = None
    attribution: str = ""


class PlaceSearch(Protocol):
    """A gazetteer that is open for one thread."""

    def search(
        self,
        query: str,
        *,
        when: Timespan | None = None,
        near: tuple[float, float] | None = None,
        countries: Collection[str] = (),
        limit: int = 20,
    ) -> Sequence[FoundPlace]:
        """Return the places that bear a name, best first; ``near`` is (lat, lon) in degrees."""

    def nearby(
        self, point: tuple[float, float], *, distance_km: float, limit: int = 20
    ) -> Sequence[FoundPlace]:
        """Return the places known to a point within a distance of (lat, lon), nearest first."""

    def close(self) -> None:
        """Let go of what is open."""


class CareerPlaces:
    """The gazetteer that is loaded with a career."""

    def __init__(self, career: OpenCareer) -> None:
        self._career = career

    def search(
        self,
        query: str,
        *,
        when: Timespan | None = None,
        near: tuple[float, float] | None = None,
        countries: Collection[str] = (),
        limit: int = 20,
    ) -> Sequence[FoundPlace]:
        """Return the places that bear a name; among equally good ones the nearest first."""
        found = [
            FoundPlace(hit.place, hit.toponym, hit.match, hit.valid_then)
            for hit in self._career.find_places(query, when=when)
            if not countries or hit.place.today in countries
        ]
        if near is not None:
            kinds = list(dict.fromkeys(map(_kind, found)))
            found.sort(key=lambda hit: (kinds.index(_kind(hit)), _distance(near, hit.place)))
        return found[:limit]

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, None where there is none."""
        return self._career.places().get(place_id)

    def nearby(
        self, point: tuple[float, float], *, distance_km: float, limit: int = 20
    ) -> Sequence[FoundPlace]:
        """Return the places known to a point; the label's point of an area is no location."""
        points = (p for p in self._career.places().values() if p.locus is Locus.POINT)
        measured = ((_distance(point, place), place) for place in points)
        near = sorted(
            (pair for pair in measured if pair[0] <= distance_km),
            key=lambda pair: (pair[0], pair[1].id),
        )
        return [FoundPlace(place, match="near", km=km) for km, place in near[:limit]]

    def close(self) -> None:
        """Let go of the career's database."""
        self._career.close()


def _kind(found: FoundPlace) -> tuple[str, bool | None]:
    return found.match, found.valid_then


def _distance(point: tuple[float, float], place: Place) -> float:
    return distance_km(point, (place.lat, place.lon))
