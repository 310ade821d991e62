"""What the search field finds: places by any of their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop.search import Found
from geodata.dates import describe
from geodata.locations import Locations
from geodata.places import Place
from geodata.places.countries import country_name
from geodata.places.naming import name_today
from geodata.storage import CareerOnShow
from geodata.words import Words

if TYPE_CHECKING:
    from geodata.search.places import FoundPlace, FoundPlaces

__all__ = ["PlaceLookup"]

_MOST: Final = 12
_PLAIN: Final = ("exact", "folded", "prefix")
"""Ways in which a name fits that anybody sees without being told."""


class PlaceLookup:
    """Looks places up while somebody types, in the career's gazetteer and in what else there is on
    this computer. It belongs to the thread of the window."""

    def __init__(self, career: CareerOnShow, locations: Locations) -> None:
        self._career = career
        self._locations = locations
        self._others: dict[str, Place] = {}

    @cached_property
    def _places(self) -> FoundPlaces:
        # When the field gets the focus: a start does not wait for what only a search needs.
        from geodata.search.places import FoundPlaces

        return FoundPlaces(self._career, self._locations)

    def find(self, typed: str, words: Words) -> Sequence[Found]:
        """Return the places that ``typed`` may be the beginning of, or a misspelling, best first;
        case, accents, old spelling and the choice of letters do not matter."""
        found = self._places.search(typed, limit=_MOST, as_typed=True)
        self._others = {each.place.id: each.place for each in found}
        return [Found(each.place.id, " · ".join(self._parts(each, words))) for each in found]

    def place(self, place_id: str) -> Place:
        """Return a place of the career's gazetteer, or one that was found last."""
        return self._career.places().get(place_id) or self._others[place_id]

    def _parts(self, found: FoundPlace, words: Words) -> Iterator[str]:
        """Give the name that fits, the name and country of today, the postings there, how the name
        fits where that is not plain to see, and when it was in use."""
        today = name_today(found.place, words.language)
        yield found.toponym.name
        if today is not None and today.name != found.toponym.name:
            yield today.name
        if found.place.today:
            yield words(country_name(found.place.today))
        yield from self._postings(found.place.id, words)
        if found.hit.match not in _PLAIN:
            from geodata.search.places import MATCHES

            yield words(MATCHES[found.hit.match])
        if found.toponym.span is not None:
            yield describe(found.toponym.span, words)

    def _postings(self, place_id: str, words: Words) -> Iterator[str]:
        visits = self._career.place_steps(place_id)
        if visits:
            numbers = ", ".join(str(visit + 1) for visit in visits)
            yield words.plural(
                "posting {numbers}", "postings {numbers}", len(visits), numbers=numbers
            )
