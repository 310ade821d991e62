"""What the search field finds: places by any of their names."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.search import Found
from geodata.places.finding import PlaceHit
from geodata.storage import OpenCareer
from geodata.words import Words

__all__ = ["find_places"]

MOST = 30


def find_places(career: OpenCareer, typed: str, words: Words) -> Sequence[Found]:
    """Places one of whose names begins with ``typed``, best first; case, accents and the choice
    of Latin or Cyrillic letters do not matter."""
    hits = career.find_places(typed, prefix=True)[:MOST]
    return [_found(career, hit, words) for hit in hits]


def _found(career: OpenCareer, hit: PlaceHit, words: Words) -> Found:
    """The name that was typed, the name the place has today, and the postings there."""
    parts = list(dict.fromkeys((hit.toponym.name, career.place_name(hit.place.id, words.language))))
    visits = career.place_steps(hit.place.id)
    if visits:
        numbers = ", ".join(str(visit + 1) for visit in visits)
        count = len(visits)
        parts.append(
            words.plural("posting {numbers}", "postings {numbers}", count, numbers=numbers)
        )
    return Found(hit.place.id, " · ".join(parts))
