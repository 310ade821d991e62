"""What a search gives: each hit says which name was found, how, and when it was in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geodata.search.entries import SearchName

__all__ = ["Found", "Hit", "How"]

How = Literal[
    "exact",
    "folded",
    "old spelling",
    "transliteration",
    "variant",
    "prefix",
    "typo",
]
"""How a name fits what was typed: letter for letter; but for case, accents, hyphens and spaces;
but for the Russian spelling before 1918; in another script; in another orthography; the name begins
so; a letter or two are other."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name in one index with the place that bears it. ``number`` is the place's in its index."""

    number: int
    place_id: str
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
    ``distance_km`` the distance from the point asked about. ``source`` names the index that knows
    the place and ``attribution`` whom to thank for it.
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
    attribution: str = ""
    distance_km: float | None = None
