"""``career-atlas geocode``: where a place lies, as our gazetteer or a service named says."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from geodata.dates import DateError, Timespan, parse_timespan
from geodata.geocoding import SERVICES, Answers, AuthoringGeocoder, OnlineServices
from geodata.geocoding.historical import HistoricalGeocoder, lat_lon
from geodata.locations import find_locations
from geodata.verbs.common import add_json, add_language, dumped, printable, system_language, telling

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME: Final = "geocode"
HELP: Final = "say where a place lies, or what lies at a point"

_SOUTHERN_POINT: Final = re.compile(r"-[0-9.]+,")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A name or a point, what narrows it, and which services to ask."""
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("query", metavar="QUERY", nargs="?", help="the name of a place")
    asked.add_argument("--reverse", metavar="LAT,LON", type=_point, help="what lies at a point")
    parser.add_argument("--when", metavar="EDTF", type=_when, help="names of that time first")
    parser.add_argument("--near", metavar="LAT,LON", type=_point, help="the nearest place first")
    parser.add_argument("--country", metavar="CODE", help="only in today's country, as LV")
    parser.add_argument("--limit", metavar="N", type=_limit, default=10, help="at most N places")
    _add_services(parser)
    # A latitude south of the equator is no option; argparse knows that of plain numbers only.
    parser._negative_number_matcher = _SOUTHERN_POINT
    add_language(parser)
    add_json(parser)


def _add_services(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--online",
        metavar="SERVICE",
        action="append",
        choices=SERVICES,
        default=[],
        help=f"ask a service too: {', '.join(SERVICES)}; may be given more than once",
    )
    parser.add_argument(
        "--contact",
        metavar="ADDRESS",
        default=os.environ.get("CAREER_ATLAS_CONTACT", ""),
        help="your e-mail or web address, which services want to know",
    )
    parser.add_argument(
        "--geonames-user",
        metavar="NAME",
        default=os.environ.get("CAREER_ATLAS_GEONAMES_USER", ""),
        help="your user name at geonames.org",
    )
    parser.add_argument(
        "--at",
        metavar="SERVICE=URL",
        action="append",
        type=_domain,
        default=[],
        help="where a service is, if it is one of your own",
    )


@telling
def run(arguments: argparse.Namespace) -> int:
    """Print the places found; 1 where there is none. Services that fail are told."""
    locations = find_locations()
    language = arguments.language or system_language()
    gazetteer = HistoricalGeocoder(locations=locations, language=language)
    geocoder = AuthoringGeocoder(gazetteer, _services(arguments), cache_folder=locations.cache)
    told = _reverse(arguments, geocoder) if arguments.reverse else _look_up(arguments, geocoder)
    if arguments.json:
        print(dumped([_as_json(location) for location in told.answers.found]))
    else:
        for location in told.answers.found:
            print(printable("\n".join(_lines(location))))
    for failure in told.answers.failures:
        print(printable(failure.sentence), file=sys.stderr)
    for hint in told.hints:
        print(printable(hint), file=sys.stderr)
    return 0 if told.answers.found else 1


@dataclass(frozen=True, slots=True)
class _Told:
    """What was found, and what the user should know besides."""

    answers: Answers
    hints: Sequence[str] = field(default=())


def _services(arguments: argparse.Namespace) -> OnlineServices:
    return OnlineServices(
        enabled=frozenset(arguments.online),
        contact=arguments.contact,
        geonames_user=arguments.geonames_user,
        # Not an option: the list of running programs shows options to everybody.
        whg_token=os.environ.get("CAREER_ATLAS_WHG_TOKEN", ""),
        domains=dict(arguments.at),
    )


def _look_up(arguments: argparse.Namespace, geocoder: AuthoringGeocoder) -> _Told:
    narrowed = {
        "when": arguments.when,
        "near": arguments.near,
        "country": arguments.country,
        "limit": arguments.limit,
    }
    answers = geocoder.look_up(arguments.query, **narrowed, online=arguments.online)
    unlocated = [
        f"“{hit.toponym.name}” [{hit.place.id}] is known, but where it lies is not."
        for hit in geocoder.gazetteer.find(arguments.query, **narrowed)
        if hit.place.lat is None and hit.toponym
    ]
    missing = f"No place bears the name “{arguments.query}”. Try another spelling or language."
    return _Told(answers, unlocated or ([] if answers.found or answers.failures else [missing]))


def _reverse(arguments: argparse.Namespace, geocoder: AuthoringGeocoder) -> _Told:
    how = {"when": arguments.when, "limit": arguments.limit, "exactly_one": False}
    found = geocoder.reverse(arguments.reverse, **how, online=arguments.online)
    if found:
        return _Told(Answers(tuple(found)))
    lat, lon = arguments.reverse
    hint = f"Nothing is known near {lat:g},{lon:g}."
    if geocoder.gazetteer.looks_swapped(arguments.reverse):
        hint += f" The latitude comes first: is {lon:g},{lat:g} meant?"
    return _Told(Answers(()), [hint])


def _as_json(location: Any) -> dict[str, Any]:
    """Return a location as the object that docs/geocoding.md describes."""
    return {
        "address": location.address,
        "lat": location.latitude,
        "lon": location.longitude,
        "raw": location.raw,
    }


def _lines(location: Any) -> Iterator[str]:
    raw = location.raw
    place = raw.get("id") or f"{raw['service']}, {raw['retrieved']}"
    yield f"{location.address} · {location.latitude:g}, {location.longitude:g} · {place}"
    if raw.get("locus") not in (None, "point"):
        radius = f", ± {raw['radius_km']:g} km" if raw["radius_km"] else ""
        yield f"   {raw['locus']}{radius}: the point is where a label stands"
    if raw.get("valid_then") is False:
        yield f"   {raw['matched_name']}: not its name then ({raw['matched_when']})"
    if raw["looks_swapped"]:
        yield "   latitude and longitude look swapped"
    if raw["attribution"]:
        yield f"   {raw['attribution']}"


def _when(text: str) -> Timespan:
    try:
        return parse_timespan(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _point(text: str) -> tuple[float, float]:
    try:
        return lat_lon(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no point. Write LAT,LON as in 59.9,30.3."
        ) from error


def _limit(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 100):
        raise argparse.ArgumentTypeError(f"“{text}” is no limit. Write a number from 1 to 100.")
    return int(text)


def _domain(text: str) -> tuple[str, str]:
    service, equals, url = text.partition("=")
    if not equals or service not in SERVICES:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no place of a service. Write as in nominatim=https://maps.example.org."
        )
    return service, url
