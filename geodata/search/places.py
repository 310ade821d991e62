"""The one search over everything on this computer, with the places behind its hits."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from geodata.dates import Timespan
from geodata.errors import DatabaseUnusable
from geodata.gazetteers import Gazetteer
from geodata.locations import Locations
from geodata.places import Certainty, Citation, Claimed, Place, Source, Toponym
from geodata.search.entries import place_of_entry
from geodata.search.hits import GAZETTEER, SEEDS, Hit
from geodata.search.searching import PlaceFinder
from geodata.search.sources import gazetteer_path, open_sources
from geodata.storage import CareerOnShow
from geodata.words import mark

__all__ = ["MATCHES", "FoundPlace", "FoundPlaces"]

MATCHES: Final[Mapping[str, str]] = {
    "exact": mark("the very name"),
    "folded": mark("the name but for case, accents, hyphens or spaces"),
    "old spelling": mark("the name in the spelling of before or after 1918"),
    "transliteration": mark("the name in other letters"),
    "variant": mark("another spelling that sounds the same"),
    "prefix": mark("the name begins so"),
    "part": mark("the name has words more or less"),
    "typo": mark("a similar name"),
}
"""How a name fits, in words."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A hit and the place behind it, with the name by which it was found."""

    hit: Hit
    place: Place
    toponym: Toponym


class FoundPlaces:
    """Finds places in a career's gazetteer, the user's own one and today's places.

    It closes all of them but the career, and belongs to the thread that made it.
    """

    def __init__(self, career: CareerOnShow, locations: Locations, *, make: bool = False) -> None:
        """``make``: let the index of the user's gazetteer be made where it is not, which may take
        a while; see ``open_sources``."""
        self._career = career
        self._locations = locations
        self._others = open_sources(locations, make=make)
        self._finder = PlaceFinder([career.search_index, *self._others])

    def close(self) -> None:
        """Let go of the indexes and of the user's gazetteer."""
        for index in self._others:
            index.close()
        if "_gazetteer" in self.__dict__ and self._gazetteer is not None:
            self._gazetteer.close()

    def search(
        self,
        name: str,
        *,
        when: Timespan | None = None,
        near: tuple[float, float] | None = None,
        limit: int = 10,
        as_typed: bool = False,
    ) -> list[FoundPlace]:
        """Return the places that a name may mean, best first; ``near`` is (lat, lon). With
        ``as_typed`` somebody is still typing."""
        hits = self._finder.search(name, when=when, near=near, limit=limit, as_typed=as_typed)
        return [found for hit in hits if (found := self._found(hit)) is not None]

    @cached_property
    def _gazetteer(self) -> Gazetteer | None:
        with suppress(DatabaseUnusable):
            return Gazetteer(gazetteer_path(self._locations))
        return None

    def _found(self, hit: Hit) -> FoundPlace | None:
        place = self._place(hit)
        if place is None or hit.seq >= len(place.toponyms):
            return None
        return FoundPlace(hit, place, place.toponyms[hit.seq])

    def _place(self, hit: Hit) -> Place | None:
        if hit.source == SEEDS:
            return self._career.places()[hit.place_id]
        if hit.source == GAZETTEER:
            return self._gazetteer.place(hit.place_id) if self._gazetteer else None
        entry = self._finder.entry(hit)
        return place_of_entry(entry, claimed=_claimed(hit)) if entry else None


def _claimed(hit: Hit) -> Claimed:
    """Return whom a whole index is to be thanked for, as the source of one place of it."""
    if not hit.attribution:
        return Claimed(Certainty.LESS_CERTAIN)
    label, _, address = hit.attribution.partition(" · ")
    return Claimed(
        Certainty.LESS_CERTAIN, citations=(Citation(Source(hit.source, label, address)),)
    )
