"""What a search gives: each hit says which name was found, how, and when it was in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from geodata.search.entries import SearchName

__all__ = ["BASE", "GAZETTEER", "SEEDS", "Found", "Hit", "How"]

SEEDS: Final = "seeds"
GAZETTEER: Final = "gazetteer"
BASE: Final = "base"
"""What indexes are called: of the content that ships, of what the user imported, and of today's
places, in the order in which they are trusted."""

How = Literal[
    "exact",
    "folded",
    "old spelling",
    "transliteration",
    "variant",
    "prefix",
    "part",
    "typo",
    "near",
]
"""How a name fits what was typed: letter for letter; but for case, accents, hyphens and spaces;
but for the Russian spelling before 1918; in another script; in another orthography; the name begins
so; it has words more or less; a letter or two are other;
no name at all was asked for, but what lies near a point."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in one index with the place that bears it. ``number`` is the place's in its index
    and ``seq`` the position of the name among the place's names."""

    number: int
    place_id: str
    seq: int
    name: SearchName
    lat: float | None
    lon: float | None
    country: str
    kind: str
    population: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A place, the name by which it was found, how it fits, and why it stands where it stands.

    ``valid_then`` says whether the name was in use at the date asked about: None where no date was
    asked about, or where it is not known when the name was in use. ``score`` is from 0 to 1 and
    ``distance_km`` the distance from the point asked about. ``seq`` is the name's position among
    the place's names. ``source`` names the index that knows the place and ``attribution`` whom to
    thank for it.
    """

    place_id: str
    name: SearchName
    match: How
    valid_then: bool | None
    score: float
    lat: float | None
    lon: float | None
    country: str
    kind: str
    population: int
    source: str
    seq: int = 0
    attribution: str = ""
    distance_km: float | None = None
