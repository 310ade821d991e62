"""What is asked of the search, made by a seeded recipe; what is asked is never in the index.

A name is asked for only where at most five places bear it: of more, no search could know which one
is meant. A form that is held out must be one that no other place bears. Names are drawn evenly over
places, not by how large they are, except for beginnings, which people type of places that they
know: those are drawn by the number of inhabitants. One typo is made in names of five letters or
more, two in names of eight or more.
"""

from __future__ import annotations

import random
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from anyascii import anyascii
from rapidfuzz.distance import OSA

from geodata.places.folding import fold
from geodata.search.entries import SearchEntry

__all__ = ["KINDS", "Query", "make_queries"]

MOST_NAMESAKES = 5
IN_CYRILLIC = {"RU", "UA", "BY", "BG", "KZ", "KG", "RS", "MK"}
ONE_TYPO_FROM, TWO_TYPOS_FROM = 5, 8


@dataclass(frozen=True, slots=True)
class Query:
    """Words to look for, the place they mean, and that place's names that the index must not
    have."""

    kind: str
    text: str
    place_id: str
    held_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class World:
    """What the recipe looks at: how many places bear a folded name."""

    bearers: Counter[str]
    draw: random.Random

    def is_rare(self, name: str) -> bool:
        return 1 <= self.bearers[fold(name)] <= MOST_NAMESAKES

    def is_alone(self, name: str) -> bool:
        return self.bearers[fold(name)] == 1

    def is_new(self, name: str) -> bool:
        return fold(name) not in self.bearers


def make_queries(entries: list[SearchEntry], *, each: int, seeds: Sequence[int]) -> list[Query]:
    """Return ``each`` queries of every kind for every seed. No place is asked for twice, but by its
    beginning: there the same large places come again with every seed."""
    bearers = Counter(key for entry in entries for key in {fold(n.name) for n in entry.names})
    taken: set[str] = set()
    queries: list[Query] = []
    for seed in seeds:
        world = World(bearers, random.Random(seed))
        places = iter(world.draw.sample(entries, len(entries)))
        for kind in KINDS:
            if kind == "first four letters":
                queries += _some(kind, _by_size(entries, world, each), world, each, set(taken))
            else:
                queries += _some(kind, places, world, each, taken)
    return queries


def _by_size(entries: list[SearchEntry], world: World, each: int) -> Iterator[SearchEntry]:
    """Draw places by how many people live there, none of them twice."""
    weights = [entry.population + 1 for entry in entries]
    drawn = world.draw.choices(range(len(entries)), weights, k=40 * each)
    return (entries[at] for at in dict.fromkeys(drawn))


def _some(
    kind: str, places: Iterator[SearchEntry], world: World, each: int, taken: set[str]
) -> Iterator[Query]:
    made = 0
    for entry in places:
        if entry.id in taken:
            continue
        query = KINDS[kind](entry, world)
        if query is None:
            continue
        taken.add(entry.id)
        yield Query(kind, query[0], entry.id, query[1])
        made += 1
        if made == each:
            return


Made = tuple[str, frozenset[str]] | None


def _as_written(entry: SearchEntry, world: World) -> Made:
    name = world.draw.choice(entry.names).name
    return (name, frozenset()) if world.is_rare(name) else None


def _without_marks(entry: SearchEntry, world: World) -> Made:
    """A Latin name with marks, asked for without; the place's names without marks are held out."""
    for name in _latin(entry):
        plain = anyascii(name)
        if not name.isascii() and world.is_rare(name) and fold(plain) == fold(name):
            twins = {n.name for n in entry.names if n.name != name and fold(n.name) == fold(name)}
            return plain, frozenset(twins)
    return None


def _beginning(entry: SearchEntry, world: World) -> Made:
    name = entry.names[0].name
    return (name[:4], frozenset()) if len(name) > 5 and name[:5].isalpha() else None


def _mistyped(times: int, least: int) -> Callable[[SearchEntry, World], Made]:
    def make(entry: SearchEntry, world: World) -> Made:
        name = world.draw.choice(_latin(entry) or [""])
        if len(name) < least or not world.is_rare(name):
            return None
        typed = name
        for _ in range(times):
            typed = _typo(typed, world.draw)
        right_distance = OSA.distance(typed.lower(), name.lower()) == times
        return (typed, frozenset()) if right_distance and world.is_new(typed) else None

    return make


def _typo(name: str, draw: random.Random) -> str:
    at = draw.randrange(len(name))
    letter = draw.choice(string.ascii_lowercase)
    swapped = name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at else name[1:]
    changed = (
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        swapped,
    )
    return draw.choice(changed)


def _cyrillic_for_latin(entry: SearchEntry, world: World) -> Made:
    """A Cyrillic name of a place whose Cyrillic names are all held out."""
    return _other_script(entry, world, asked=_cyrillic(entry), kept=_latin(entry))


def _latin_for_cyrillic(entry: SearchEntry, world: World) -> Made:
    """A Latin name of a place of which the index has Cyrillic names only."""
    return _other_script(entry, world, asked=_latin(entry), kept=_cyrillic(entry))


def _other_script(entry: SearchEntry, world: World, *, asked: list[str], kept: list[str]) -> Made:
    if entry.country not in IN_CYRILLIC or not asked or not kept:
        return None
    name = world.draw.choice(asked)
    nearest = max(kept, key=lambda other: _likeness(anyascii(name), anyascii(other)))
    if _likeness(anyascii(name), anyascii(nearest)) < 0.7:
        return None  # another name, not another script
    if not (world.is_alone(name) and world.is_rare(nearest)):
        return None
    return name, frozenset(n.name for n in entry.names if n.name not in kept)


def _variant(entry: SearchEntry, world: World) -> Made:
    """Another spelling in Latin letters; the index keeps those that differ in letters."""
    names = _latin(entry)
    name = world.draw.choice(names or [""])
    key = fold(name).replace(" ", "")
    others = [each for each in names if fold(each).replace(" ", "") != key]
    likest = max((_likeness(name, each) for each in others), default=0.0)
    if len(key) < 4 or likest < 0.6 or not world.is_alone(name):
        return None
    return name, frozenset(n for n in names if n not in others)


def _before_1918(entry: SearchEntry, world: World) -> Made:
    names = [name for name in _cyrillic(entry) if set(name.lower()) <= RUSSIAN]
    name = world.draw.choice(names or [""])
    if not name or not world.is_rare(name):
        return None
    old = "".join(_old_letters(name))
    return (old, frozenset()) if old != name else None


RUSSIAN = set("абвгдежзийклмнопрстуфхцчшщъыьэюя- ")
CONSONANTS = set("бвгджзклмнпрстфхцчшщ")


def _old_letters(name: str) -> Iterator[str]:
    for letter, following in zip(name, [*name[1:], " "], strict=True):
        if letter == "и" and following in "аеийоуэюя":
            yield "і"
        else:
            yield "ѣ" if letter == "е" and following in "лдвн" else letter
        if letter.lower() in CONSONANTS and not following.isalpha():
            yield "ъ"


def _latin(entry: SearchEntry) -> list[str]:
    return [n.name for n in entry.names if all("LATIN" in s for s in _scripts(n.name))]


def _cyrillic(entry: SearchEntry) -> list[str]:
    return [n.name for n in entry.names if all("CYRILLIC" in s for s in _scripts(n.name))]


def _scripts(name: str) -> list[str]:
    return [unicodedata.name(letter, "") for letter in name if letter.isalpha()] or [""]


def _likeness(one: str, other: str) -> float:
    return OSA.normalized_similarity(fold(one), fold(other))


KINDS: dict[str, Callable[[SearchEntry, World], Made]] = {
    "as written": _as_written,
    "without its marks": _without_marks,
    "first four letters": _beginning,
    "one typo": _mistyped(1, ONE_TYPO_FROM),
    "two typos": _mistyped(2, TWO_TYPOS_FROM),
    "Cyrillic for Latin": _cyrillic_for_latin,
    "Latin for Cyrillic only": _latin_for_cyrillic,
    "another spelling": _variant,
    "spelling before 1918": _before_1918,
}
