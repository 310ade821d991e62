"""What a search for a place's name found, and in which order it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from geodata.dates import Timespan
from geodata.places.folding import fold
from geodata.places.place import Place, Toponym

__all__ = ["Match", "PlaceHit", "rank_hits"]

Match = Literal["exact", "folded", "prefix"]
"""``exact``: letter for letter; ``folded``: but for case, accents, hyphens and the old hard sign;
``prefix``: the name begins so."""

_CLOSENESS: tuple[Match, ...] = ("exact", "folded", "prefix")


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place, the name by which it was found, and how.

    ``valid_then`` says whether that name was in use at the date asked about; None where no date
    was asked about, or where it is not known when the name was in use.
    """

    place: Place
    toponym: Toponym
    match: Match
    valid_then: bool | None = None


def rank_hits(
    places: Iterable[Place], typed: str, *, when: Timespan | None = None, prefix: bool = False
) -> tuple[PlaceHit, ...]:
    """Return a hit for each place, by the name that fits best; best hit first.

    A name valid at the date goes before one of unknown span, and that before one not valid then;
    an exact one before a folded one. Places that are equal in this stay in the order they came.
    """
    hits = [min(_hits(place, typed, when, prefix), key=_rank) for place in places]
    return tuple(sorted(hits, key=_rank))


def _hits(place: Place, typed: str, when: Timespan | None, prefix: bool) -> Iterable[PlaceHit]:
    key = fold(typed)
    for name in place.toponyms:
        match = _match(name.name, typed, key, prefix)
        if match is not None:
            yield PlaceHit(place, name, match, _valid_then(name, when))


def _match(name: str, typed: str, key: str, prefix: bool) -> Match | None:
    if name == typed:
        return "exact"
    folded = fold(name)
    if folded == key:
        return "folded"
    return "prefix" if prefix and folded.startswith(key) else None


def _valid_then(name: Toponym, when: Timespan | None) -> bool | None:
    if when is None or name.span is None:
        return None
    return name.span.overlaps(when)


def _rank(hit: PlaceHit) -> tuple[int, int]:
    validity = (True, None, False).index(hit.valid_then)
    return validity, _CLOSENESS.index(hit.match)
