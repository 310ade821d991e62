"""How well a name fits what was typed, and what counts besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geodata.dates import Timespan
from geodata.places.distance import distance_km
from geodata.search.costs import Typed, cost_of
from geodata.search.hits import Found, How
from geodata.search.schema import size_class
from geodata.search.spelling import letters_or_signs, sound_of_letters

__all__ = ["Wish", "closeness", "score", "valid_then"]

_PER_LETTER: Final = 0.75
"""How much of the closeness is lost when every letter is other."""

_SHORTEST: Final = 4
"""Letters that a shorter name counts as."""

_BEGUN: Final = 0.9
_BEGUN_IN_SOUND: Final = 0.82
_PREFIX_IN_OTHER: Final = 0.03

_VALID: Final = 0.06
_SIZE: Final = 0.05
_SIZE_AS_TYPED: Final = 0.08
_NEAR: Final = 0.15
_TRUST: Final = 0.04
_TRUST_AS_TYPED: Final = 0.2
_NEAR_KM: Final = 100.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What counts besides the letters: a date, a point (lat, lon) and how far from it a place may
    be at most, and whether typing goes on."""

    when: Timespan | None = None
    near: tuple[float, float] | None = None
    radius_km: float | None = None
    as_typed: bool = False


def closeness(typed: Typed, found: Found, *, as_typed: bool = False) -> tuple[float, How]:
    """Return how close a name is to what was typed, up to 1, and how it fits. With ``as_typed``,
    names that begin so are closer than those that only sound so."""
    name = found.name.name
    if name == typed.text:
        return 1.0, "exact"
    cost, how = cost_of(typed, name, found.name.script)
    close = 1 - _PER_LETTER * cost / max(len(typed.letters), _SHORTEST)
    if not as_typed or how in ("folded", "old spelling"):
        return close, how
    letters = letters_or_signs(name)
    if letters == typed.letters:
        return close, how
    if letters.startswith(typed.letters):
        other = _PREFIX_IN_OTHER if found.name.script != typed.script else 0
        return _BEGUN + 0.02 * len(typed.letters) / len(letters) - other, "prefix"
    if how != "variant" and sound_of_letters(letters).startswith(typed.sound):
        return _BEGUN_IN_SOUND, "prefix"
    return _BEGUN * close, how


def score(close: float, found: Found, wish: Wish, *, trust: float) -> float:
    """Return a figure from 0 to 1 that hits are ordered by: closeness first, then whether the name
    was in use then, the size of the place, nearness, and ``trust`` (0 to 1) in the source."""
    trusting = _TRUST_AS_TYPED if wish.as_typed else _TRUST
    sizing = _SIZE_AS_TYPED if wish.as_typed else _SIZE
    gained = close + trusting * trust + sizing * size_class(found.population) / 255
    valid = valid_then(found, wish.when)
    if valid is not None:
        gained += _VALID if valid else -_VALID
    if wish.near is not None:
        gained += _NEAR / (1 + distance_km(wish.near, (found.lat, found.lon)) / _NEAR_KM)
    best = 1 + trusting + sizing
    best += _VALID if wish.when is not None else 0
    best += _NEAR if wish.near is not None else 0
    return max(0.0, min(1.0, gained / best))


def valid_then(found: Found, when: Timespan | None) -> bool | None:
    """Return whether a name may have been in use at a date; None where that is not known."""
    name = found.name
    if when is None or not name.is_dated:
        return None
    first, last = when.first_day, when.last_day
    begun = name.start is None or last is None or name.start <= last
    still = name.end is None or first is None or first <= name.end
    return begun and still
