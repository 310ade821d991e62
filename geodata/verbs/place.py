"""``career-atlas place``: the places that bear a name, each with all its names and sources."""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from geodata.careers import CitationText
from geodata.careers.citing import cite
from geodata.careers.evidence import source_line
from geodata.dates import DateError, Timespan, describe, parse_timespan
from geodata.locations import find_locations
from geodata.places import Outline, Place, Relation, Toponym
from geodata.places.naming import name_then, name_today
from geodata.search.places import MATCHES, FoundPlace, FoundPlaces
from geodata.storage import open_career
from geodata.verbs.common import (
    add_career,
    add_json,
    add_language,
    chosen_career,
    dumped,
    printable,
    system_language,
    telling,
)
from geodata.verbs.outline import citation_json
from geodata.words import Words, load_words

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "place"
HELP: Final = "find a historical place by any of its names"

_SOUTHERN_POINT: Final = re.compile(r"-[0-9.]+,")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """NAME, date, nearness, limit and form."""
    parser.add_argument("name", metavar="NAME", help="a name, in Latin or Cyrillic letters")
    parser.add_argument("--when", metavar="EDTF", type=_when, help="names of that time first")
    parser.add_argument("--near", metavar="LAT,LON", type=_near, help="the nearest place first")
    parser.add_argument("--limit", metavar="N", type=_limit, default=20, help="at most N places")
    add_career(parser, positional=False)
    # A latitude south of the equator is no option; argparse knows that of plain numbers only.
    parser._negative_number_matcher = _SOUTHERN_POINT
    add_language(parser)
    add_json(parser)


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the places that bear the name; 1 where there is none."""
    locations = find_locations()
    career = open_career(chosen_career(arguments), locations=locations)
    if career.notice:
        print(career.notice, file=sys.stderr)
    language = arguments.language or system_language()
    words = load_words(language, folder=locations.resources / "i18n")
    shown = _Shown(words, language, arguments.when)
    with closing(FoundPlaces(career, locations, make=True)) as places:
        found = places.search(
            arguments.name, when=arguments.when, near=arguments.near, limit=arguments.limit
        )
    if arguments.json:
        print(dumped([_as_json(each, shown) for each in found]))
    else:
        for each in found:
            print(printable("\n".join(_lines(each, shown))))
    if not found:
        said = f"No place bears the name “{arguments.name}”. Try another spelling or language."
        print(printable(said), file=sys.stderr)
    return 0 if found else 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """In which words and language places are shown, and at what time."""

    words: Words
    language: str
    when: Timespan | None

    def name(self, place: Place) -> str:
        """The name at that time, or today's, or the last; the id of a place without names."""
        name = name_then(place, self.language, self.when) if self.when else None
        name = name or name_today(place, self.language) or name_then(place, self.language, None)
        return name.name if name else place.id


def _as_json(found: FoundPlace, shown: _Shown) -> dict[str, Any]:
    """Return a hit as the object that docs/command-line.md describes."""
    place, hit = found.place, found.hit
    return {
        "id": place.id,
        "name": shown.name(place),
        "matched_name": hit.name.name,
        "match": hit.match,
        "valid_then": hit.valid_then,
        "names": [_name(name) for name in place.toponyms],
        "kind": place.kind,
        "locus": place.locus.value,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "country": place.today or None,
        "score": hit.score,
        "sources": [citation_json(citation) for citation in _citations(place, shown.words)],
    }


def _name(name: Toponym) -> dict[str, Any]:
    start, end = _ends(name.span)
    return {
        "name": name.name,
        "lang": name.language,
        "script": name.script,
        "start": start,
        "end": end,
        "kind": name.kind,
    }


def _ends(span: Timespan | None) -> tuple[str | None, str | None]:
    """Return start and end as the EDTF text of each, in the calendar of the file: ``..`` for an
    open end, None for one that is not known."""
    if span is None:
        return None, None
    start, slash, end = span.edtf.partition("/")
    if not slash:
        return start, start
    return start or None, end or None


def _citations(place: Place, words: Words) -> list[CitationText]:
    claims = [place.claimed, *(part.claimed for part in _parts(place))]
    cited = [citation for claim in claims for citation in claim.citations]
    return list(dict.fromkeys(cite(cited, words)))


def _parts(place: Place) -> list[Toponym | Outline | Relation]:
    return [*place.toponyms, *place.outlines, *place.relations]


def _lines(found: FoundPlace, shown: _Shown) -> Iterator[str]:
    place, words = found.place, shown.words
    yield f"{shown.name(place)} · {place.id} · {place.kind} · {_position(place)}"
    yield f"   {_why(found, words)}"
    for name in place.toponyms:
        span = f": {describe(name.span, words)}" if name.span else ""
        known = ", ".join(part for part in (name.language, name.kind) if part)
        yield f"   {name.name} ({known}){span}"
    for citation in _citations(place, words):
        yield f"  – {source_line(citation, words)}"


def _why(found: FoundPlace, words: Words) -> str:
    """Return by which name a place was found, how it fits, and when it was in use."""
    hit, span = found.hit, found.toponym.span
    parts = [words(MATCHES[hit.match])]
    if span is not None:
        parts.append(describe(span, words))
    if hit.valid_then is False:
        parts.append(words("not its name then"))
    if hit.distance_km is not None:
        parts.append(f"{hit.distance_km:g} km")
    return f"→ {hit.name.name}: {', '.join(parts)}"


def _position(place: Place) -> str:
    if place.lat is None or place.lon is None:
        return place.locus.value
    radius = f" ± {place.radius_km:g} km" if place.radius_km else ""
    return f"{place.locus.value} {place.lat:g}, {place.lon:g}{radius}"


def _when(text: str) -> Timespan:
    try:
        return parse_timespan(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _near(text: str) -> tuple[float, float]:
    lat, _, lon = text.partition(",")
    try:
        point = float(lat), float(lon)
    except ValueError:
        point = (math.nan, math.nan)
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise argparse.ArgumentTypeError(f"“{text}” is no point. Write LAT,LON as in 59.9,30.3.")
    return point


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 10_000):
        raise argparse.ArgumentTypeError(f"“{text}” is no limit. Write a number from 1 to 10000.")
    return int(text)
