"""The data of the map's page: compact columns, places, and the texts of one language.

``steps.bin`` is little-endian, each column padded to four bytes:

====================  =====================================================================
four ``u32``          magic ``ATL1``, steps, visits, places
``u32`` per visit     position of its place
``i32`` per place     latitude, then ``i32`` per place longitude, in 1/100,000 degree
``u8`` per visit      era of the place (see ``eras.py``)
``u8`` per visit      bits 0-1 how unsure (0 to 2), bit 2 inferred, bit 3 death,
                      bits 4-5 the way from the step before (0 none, 1 known, 2 unknown),
                      bit 6 the second of two careers, bit 7 both were there at that time
``u8`` per step       how many visits
====================  =====================================================================

That is 7 bytes a posting with one place, and 8 a place.
"""

from __future__ import annotations

import json
import math
import struct
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from operator import or_
from typing import Final, Protocol

from geodata.careers import PersonText
from geodata.page.eras import EraBook, PostingSource
from geodata.places import Certainty, Outline, Place
from geodata.storage.columns import ROUTE_CODES, PageColumns

__all__ = ["CareerSource", "PageData", "page_data"]

MAGIC: Final = 0x314C5441
_ROUTES: Final = {"none": 0, "known": 1, "unknown": 2}
_DEATH: Final = 8
_OWNER_BIT: Final = 6
_LOCUS_LETTERS: Final = {
    "point": "p",
    "area": "a",
    "line": "l",
    "region_hint": "r",
    "unlocated": "u",
}
_COORDINATE: Final = 100_000


class CareerSource(PostingSource, Protocol):
    """What the page needs of a career; ``OpenCareer`` has it."""

    @property
    def id(self) -> str:
        """Its name in the files."""

    @property
    def content_hash(self) -> str:
        """A hash of the files it was read from, "" where it was not from files."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages of its texts."""

    @property
    def neutral_steps(self) -> frozenset[int]:
        """The stops (0-based) from the person's death on."""

    def person(self, language: str) -> PersonText:
        """What is said about the person as a whole."""

    def page_columns(self) -> PageColumns:
        """The places of all steps."""

    def places(self) -> Mapping[str, Place]:
        """The gazetteer by id."""


@dataclass(frozen=True, slots=True)
class PageData:
    """What the page reads: ``steps`` (bytes), ``places_value`` (for JSON), and names by language.

    ``names[language]`` has for each place, in the order of the columns, one pair for each era: the
    name valid then and today's name ("" where it is the same).
    """

    steps: bytes
    places_value: Mapping[str, object]
    names: Mapping[str, Sequence[Sequence[tuple[str, str]]]]

    @property
    def places(self) -> bytes:
        """The places as JSON."""
        return json.dumps(self.places_value, ensure_ascii=False, separators=(",", ":")).encode()


def page_data(career: CareerSource, languages: Sequence[str]) -> PageData:
    """Work out the page's data of a career, with names in each of ``languages``."""
    columns = career.page_columns()
    gazetteer = career.places()
    places = [gazetteer[place_id] for place_id in columns.place_ids]
    book = EraBook(career, languages)
    eras = _eras(columns, places, book)
    return PageData(
        steps=_steps(columns, places, eras, career.neutral_steps),
        places_value=_places(places, book),
        names={
            language: [[era.names[language] for era in book.eras[p.id]] for p in places]
            for language in languages
        },
    )


def _eras(columns: PageColumns, places: Sequence[Place], book: EraBook) -> bytearray:
    eras = bytearray(len(columns.visits))
    for place in places:
        if not book.changes(place):
            book.number(place, 0)  # its one era, whatever the step
    changing = bytearray(book.changes(place) for place in places)
    if not any(changing):
        return eras
    visits, offsets = columns.visits, columns.offsets
    for step, (first, last) in enumerate(pairwise(offsets)):
        for visit in range(first, last):
            if changing[visits[visit]]:
                eras[visit] = book.number(places[visits[visit]], step)
    return eras


def _steps(
    columns: PageColumns, places: Sequence[Place], eras: bytearray, neutral: frozenset[int]
) -> bytes:
    counts = bytes(min(255, b - a) for a, b in pairwise(columns.offsets))
    head = struct.pack("<4I", MAGIC, len(counts), len(columns.visits), len(places))
    return b"".join(
        (
            head,
            _little_endian(array("I", columns.visits)),
            _little_endian(array("i", map(_coordinate, columns.lat))),
            _little_endian(array("i", map(_coordinate, columns.lon))),
            _padded(bytes(eras)),
            _padded(_flags(columns, places, neutral)),
            _padded(counts),
        )
    )


def _flags(columns: PageColumns, places: Sequence[Place], neutral: frozenset[int]) -> bytes:
    doubtful = bytearray(place.claimed.certainty is not Certainty.CERTAIN for place in places)
    doubt = bytearray(columns.doubt)
    if any(doubtful):
        for visit, place in enumerate(columns.visits):
            if doubtful[place] and not doubt[visit] & 3:
                doubt[visit] |= 1
    of_step = bytearray(_ROUTES[ROUTE_CODES[code]] << 4 for code in columns.route)
    for step in neutral:
        of_step[step] |= _DEATH
    for step, owner in enumerate(columns.owner):
        of_step[step] |= owner << _OWNER_BIT
    counts = (last - first for first, last in pairwise(columns.offsets))
    of_visit = chain.from_iterable(map(repeat, of_step, counts))
    return bytes(map(or_, doubt, of_visit))


def _places(places: Sequence[Place], book: EraBook) -> dict[str, object]:
    outlines: list[object] = []
    eras: list[list[list[int]]] = []
    for place in places:
        first = len(outlines)
        outlines += [_outline(outline) for outline in place.outlines]
        eras.append([[first + n for n in era.outlines] for era in book.eras[place.id]])
    return {
        "ids": [place.id for place in places],
        "locus": "".join(_LOCUS_LETTERS[place.locus.value] for place in places),
        "radius": [place.radius_km or 0 for place in places],
        "eras": eras,
        "outlines": outlines,
    }


def _outline(outline: Outline) -> object:
    rings = [[round(value, 4) for point in ring for value in point] for ring in outline.rings]
    return {"rings": rings, "certain": outline.claimed.certainty is Certainty.CERTAIN}


def _coordinate(degrees: float) -> int:
    return 0 if math.isnan(degrees) else round(degrees * _COORDINATE)


def _little_endian(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _padded(column: bytes) -> bytes:
    return column + bytes(-len(column) % 4)
