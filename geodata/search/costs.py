"""What is other between what was typed and a name, in letters.

One letter for another counts 1. One that was left out, or two that were swapped, count for less:
there are few names from which what was typed could have come so, and many from which it could have
come by another letter. The figures were fitted to what was asked of a million real names; see
docs/search.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz.distance import OSA, Indel, Levenshtein

from geodata.places.folding import fold
from geodata.search.hits import How
from geodata.search.spelling import (
    OLD_LETTERS,
    bones,
    letters_or_signs,
    runs_of_words,
    script_of,
    sound_of_letters,
)

__all__ = ["ALPHABETS", "SHORTEST_PART", "Typed", "cost_of"]

ALPHABETS: Final = frozenset({"Latn", "Cyrl"})
"""Scripts whose letters stand for each other; how others are put into Latin ones is a guess."""

_FOLDED: Final = 0.05
_OTHER_SIGNS: Final = 0.15
_LEAST: Final = 0.2
_LEFT_OUT: Final = 0.6
_PUT_IN: Final = 1.1
_SWAPPED: Final = 0.7
_HEARD: Final = 0.1
_BONES: Final = 0.25
_SAME_SOUND: Final = -0.5
_MARK: Final = 0.2
_MOST_MARKS: Final = 3.0
_FIRST_LETTER: Final = 0.15
_OTHER_ALPHABET: Final = 0.1
_OTHER_SCRIPT: Final = 0.6
SHORTEST_PART: Final = 3
"""Sounds that words have at least which may stand for a whole name."""

_BEGUN, _NOT_YET_TYPED = 0.75, 0.35
_PART, _LEFT_AWAY = 1.5, 0.5


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
    def bones(self) -> str:
        """The sound without what is written like a vowel."""
        return bones(self.sound)

    @cached_property
    def marks(self) -> float:
        """How many marks it has that no name in another script accounts for."""
        return min(OSA.distance(self.text.lower(), self.folded), _MOST_MARKS)

    @cached_property
    def runs(self) -> list[str]:
        """The sounds of some of the words, the longest first."""
        runs = runs_of_words(self.text, from_start=True)
        return sorted(map(sound_of_letters, runs), key=len, reverse=True)

    @cached_property
    def script(self) -> str:
        """The ISO 15924 code of the script."""
        return script_of(self.text)

    @cached_property
    def is_old(self) -> bool:
        """Whether it has letters of the Russian spelling before 1918."""
        return OLD_LETTERS.search(self.text) is not None


def cost_of(typed: Typed, name: str, script: str) -> tuple[float, How]:
    """Return what is other between what was typed and a name of a script (an ISO 15924 code), in
    letters, and how the name fits."""
    if fold(name) == typed.folded:
        is_old = typed.is_old != (OLD_LETTERS.search(name) is not None)
        return _FOLDED, "old spelling" if is_old else "folded"
    letters, further = letters_or_signs(name), _further(script, typed.script)
    is_other_script = script != typed.script
    if letters == typed.letters:
        return _OTHER_SIGNS + further, "transliteration" if is_other_script else "folded"
    sound = sound_of_letters(letters)
    if sound != typed.sound:
        shorter = _shorter(typed, name, letters, sound)
        if shorter is not None:
            return shorter[0] + further, shorter[1]
    cost = _edits(letters, typed.letters) + _misheard(typed, sound) + further
    cost += _MARK * (typed.marks if is_other_script else _marks(typed, name, letters))
    cost += _FIRST_LETTER if letters[0] != typed.letters[0] else 0
    if is_other_script:
        return max(_LEAST, cost), "transliteration"
    return max(_LEAST, cost), "variant" if sound == typed.sound else "typo"


def _shorter(typed: Typed, name: str, letters: str, sound: str) -> tuple[float, How] | None:
    """Return what is missing where one is the beginning of the other or some words of it."""
    if letters.startswith(typed.letters):
        return _BEGUN + _NOT_YET_TYPED * (len(letters) - len(typed.letters)), "prefix"
    more = len(letters) - len(typed.letters)
    if min(len(sound), len(typed.sound)) < SHORTEST_PART:
        return None
    is_part = sound in typed.runs or (
        more > 0
        and sound.endswith(typed.sound[1:])
        and typed.sound in map(sound_of_letters, runs_of_words(name))
    )
    return (_PART + _LEFT_AWAY * abs(len(sound) - len(typed.sound)), "part") if is_part else None


def _edits(known: str, typed: str) -> float:
    """Return what must be done to one to make it the other.

    How many steps of each kind there are follows from three distances: swapping two letters is one
    step of optimal string alignment and two of Levenshtein's, putting one letter for another one
    step of Levenshtein's and two where letters are only put in and left out.
    """
    apart, steps = OSA.distance(known, typed), Levenshtein.distance(known, typed)
    swapped = steps - apart
    exchanged = max(0, Indel.distance(known, typed) - steps)
    others = max(0, apart - swapped - exchanged)
    longer = len(known) - len(typed)
    left_out, put_in = max(0.0, (others + longer) / 2), max(0.0, (others - longer) / 2)
    return _SWAPPED * swapped + exchanged + _LEFT_OUT * left_out + _PUT_IN * put_in


def _misheard(typed: Typed, sound: str) -> float:
    """Return how far apart the sounds are: consonants tell names apart better than vowels."""
    if sound == typed.sound:
        return _SAME_SOUND
    # A sound is shorter than its letters, so each part of it counts for more.
    heard = OSA.distance(sound, typed.sound) * len(typed.letters) / max(1, len(typed.sound))
    return _HEARD * heard + _BONES * OSA.distance(bones(sound), typed.bones)


def _marks(typed: Typed, name: str, letters: str) -> float:
    """Return how much else tells names of the same letters apart: marks, spaces, and capitals
    where there are any."""
    text = typed.text
    if text.islower() or text.isupper():
        name, text = name.lower(), text.lower()
    marks = OSA.distance(name, text) - OSA.distance(letters, typed.letters)
    return min(max(0.0, marks), _MOST_MARKS)


def _further(one: str, other: str) -> float:
    """Return how much further away a name in another script is."""
    if one == other:
        return 0.0
    return _OTHER_ALPHABET if {one, other} <= ALPHABETS else _OTHER_SCRIPT
