"""How well a name fits what was typed, and what counts besides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz.distance import OSA

from geodata.dates import Timespan
from geodata.places.distance import distance_km
from geodata.places.folding import fold
from geodata.search.hits import Found, How
from geodata.search.schema import size_class
from geodata.search.spelling import OLD_LETTERS, letters_or_signs, script_of, sound_of_letters

__all__ = ["Typed", "Wish", "closeness", "score", "valid_then"]

_PER_LETTER: Final = 0.8
"""How much of the closeness is lost when every letter is other."""

_FOLDED: Final = 0.05
_OTHER_SIGNS: Final = 0.15
_OTHER_SOUND: Final = 0.8
_ALPHABETS: Final = {"Latn", "Cyrl"}
_OTHER_ALPHABET: Final = 0.2
_OTHER_SCRIPT: Final = 1.0
_MARK: Final = 0.1
_FIRST_LETTER: Final = 0.2
_PREFIX: Final = 0.72
_PREFIX_WHOLE: Final = 0.9
_PREFIX_AS_TYPED: Final = 0.9
_PREFIX_IN_OTHER: Final = 0.03

_VALID: Final = 0.06
_SIZE: Final = 0.06
_NEAR: Final = 0.15
_TRUST: Final = 0.04
_TRUST_AS_TYPED: Final = 0.2
_NEAR_KM: Final = 100.0


@dataclass(frozen=True)
class Typed:
    """What somebody typed, in all the forms in which it is compared."""

    text: str

    @cached_property
    def folded(self) -> str:
        """Small letters without marks."""
        return fold(self.text)

    @cached_property
    def letters(self) -> str:
        """The key of the letters, "" for nothing."""
        return letters_or_signs(self.text)

    @cached_property
    def sound(self) -> str:
        """The key of the sound."""
        return sound_of_letters(self.letters)

    @cached_property
    def script(self) -> str:
        """The ISO 15924 code of the script."""
        return script_of(self.text)

    @cached_property
    def is_old(self) -> bool:
        """Whether it has letters of the Russian spelling before 1918."""
        return OLD_LETTERS.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Wish:
    """What counts besides the letters: a date, a point (lat, lon) and how far from it a place may
    be at most, and whether typing goes on."""

    when: Timespan | None = None
    near: tuple[float, float] | None = None
    radius_km: float | None = None
    as_typed: bool = False


def closeness(typed: Typed, found: Found, *, as_typed: bool = False) -> tuple[float, How]:
    """Return how close a name is to what was typed, up to 1, and how it fits."""
    name = found.name.name
    if name == typed.text:
        return 1.0, "exact"
    if as_typed:
        begun = _begun(typed, found, as_typed=True)
        if begun is not None and fold(name) != typed.folded:
            return begun, "prefix"
    cost, how = _cost(typed, found)
    longer = max(len(typed.letters), len(letters_or_signs(name)), 4)
    close = 1 - _PER_LETTER * cost / longer
    if how == "typo" and len(name) > len(typed.text):
        begun = _begun(typed, found)
        if begun is not None and begun >= close:
            return begun, "prefix"
    return close, how


def _cost(typed: Typed, found: Found) -> tuple[float, How]:
    """Return what is other, in letters, and how the name fits."""
    name = found.name.name
    is_old = typed.is_old != (OLD_LETTERS.search(name) is not None)
    if fold(name) == typed.folded:
        return _FOLDED, "old spelling" if is_old else "folded"
    other_script = found.name.script != typed.script
    letters = letters_or_signs(name)
    if letters == typed.letters:
        return _OTHER_SIGNS, "transliteration" if other_script else "folded"
    apart = float(OSA.distance(letters, typed.letters))
    heard = OSA.distance(sound_of_letters(letters), typed.sound)
    further = _further(found.name.script, typed.script)
    if heard == 0:
        cost = _OTHER_SOUND + 0.1 * apart + further
        return cost, "transliteration" if other_script else "variant"
    # A sound is shorter than its letters, so each part of it counts for more.
    misheard = heard * len(typed.letters) / max(1, len(typed.sound)) + _OTHER_SOUND
    cost = min(apart, misheard) + _beside(typed, name, letters, apart) + further
    return cost, "transliteration" if other_script else "typo"


def _further(one: str, other: str) -> float:
    """Return how much further away a name in another script is: how other scripts than Cyrillic
    are put into Latin letters is a guess."""
    if one == other:
        return 0.0
    return _OTHER_ALPHABET if {one, other} <= _ALPHABETS else _OTHER_SCRIPT


def _beside(typed: Typed, name: str, letters: str, apart: float) -> float:
    """Return what tells apart names that are equally many letters away: marks, spaces, capitals
    where there are any, and the first letter, which is seldom mistyped."""
    text = typed.text
    if text.islower() or text.isupper():
        name, text = name.lower(), text.lower()
    marks = max(0.0, OSA.distance(name, text) - apart)
    return _MARK * min(marks, 3) + (_FIRST_LETTER if letters[0] != typed.letters[0] else 0)


def _begun(typed: Typed, found: Found, *, as_typed: bool = False) -> float | None:
    """Return how close a name is that begins so, None where it does not."""
    letters = letters_or_signs(found.name.name)
    if not letters.startswith(typed.letters):
        return None
    share = len(typed.letters) / len(letters)
    if as_typed:
        other = _PREFIX_IN_OTHER if found.name.script != typed.script else 0
        return _PREFIX_AS_TYPED + 0.02 * share - other
    return _PREFIX + (_PREFIX_WHOLE - _PREFIX) * share


def score(close: float, found: Found, wish: Wish, *, trust: float) -> float:
    """Return a figure from 0 to 1 that hits are ordered by: closeness first, then whether the name
    was in use then, the size of the place, nearness, and ``trust`` (0 to 1) in the source."""
    trusting = _TRUST_AS_TYPED if wish.as_typed else _TRUST
    gained = close + trusting * trust + _SIZE * size_class(found.population) / 255
    valid = valid_then(found, wish.when)
    if valid is not None:
        gained += _VALID if valid else -_VALID
    if wish.near is not None:
        gained += _NEAR / (1 + distance_km(wish.near, (found.lat, found.lon)) / _NEAR_KM)
    best = 1 + trusting + _SIZE
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
