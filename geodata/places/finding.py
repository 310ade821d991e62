"""What a search for a place's name found."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.places.place import Place, Toponym

__all__ = ["PlaceHit"]


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place, the name by which it was found, and how.

    ``match`` is one of the words that docs/search.md explains: ``exact`` for letter by letter,
    ``folded`` where case, accents, hyphens or spaces differ, and so on. ``valid_then`` says whether
    that name was in use at the date asked about; None where no date was asked about, or where it is
    not known when the name was in use. ``score``, from 0 to 1, is what hits are ordered by.
    """

    place: Place
    toponym: Toponym
    match: str
    valid_then: bool | None = None
    score: float = 0.0
