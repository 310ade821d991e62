"""What is held against a row of LP-TSV before it becomes a place: each fault told apart."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from geodata.formats.columns import REQUIRED, listed
from geodata.formats.vocabularies import AAT_TYPES, AUTHORITIES, COUNTRY_CODES, FEATURE_CLASSES
from geodata.gazetteers.days import days_of
from geodata.gazetteers.positions import BadPosition, representative
from geodata.gazetteers.remarks import Remark, error, note
from geodata.gazetteers.wkt import WktError, read_wkt
from geodata.places.countries import look_swapped

__all__ = ["general_faults", "strict_faults"]

Cells = Mapping[str, str]

_DATE: Final = re.compile(r"[+-]?\d{1,6}(-\d\d?){0,2}([T ].*)?[?~%]?", re.ASCII)
_ADDRESS: Final = re.compile(r"https?://\S+")


def strict_faults(cells: Cells) -> list[Remark]:
    """Return what LP-TSV 0.5 forbids in a row."""
    return [fault for rule in (*_STRICT, *_GENERAL) for fault in rule(cells)]


def general_faults(cells: Cells) -> list[Remark]:
    """Return what is wrong in a row of any table: no name, a date or position that is none."""
    return [fault for rule in _GENERAL for fault in rule(cells)]


def _required(cells: Cells) -> Iterator[Remark]:
    for group in REQUIRED:
        there = [field for field in group if field in cells]
        # Where no column of the group is there, the header was at fault, once.
        if there and not any(cells[field] for field in there) and "title" not in group:
            others = " or ".join(field for field in group if field != there[0])
            either = f" Or give {others}." if others else ""
            yield error(there[0], "", f"has no value, but one is required. Write it.{either}")


def _title(cells: Cells) -> Iterator[Remark]:
    if not cells.get("title"):
        yield error("title", "", "has no value, but one is required. Write the place's name.")


def _countries(cells: Cells) -> Iterator[Remark]:
    for code in listed(cells.get("ccodes", "")):
        if code not in COUNTRY_CODES:
            hint = f"Write “{code.upper()}”." if code.upper() in COUNTRY_CODES else _TWO_LETTERS
            yield error("ccodes", code, f"is no country code of ISO 3166-1. {hint}")


_TWO_LETTERS: Final = "Write two capital letters, as in PL for Poland."


def _classes(cells: Cells) -> Iterator[Remark]:
    for letter in listed(cells.get("fclasses", "")):
        if letter not in FEATURE_CLASSES:
            letters = ", ".join(sorted(FEATURE_CLASSES))
            yield error("fclasses", letter, f"is no feature class. Write one of {letters}.")


def _types(cells: Cells) -> Iterator[Remark]:
    given = cells.get("aat_types", "")
    for each in listed(given):
        if each.removeprefix("aat:") not in AAT_TYPES:
            text = "is no AAT type that LP-TSV knows. Write its number, as in 300008389 for a city."
            yield error("aat_types", each, text)
    if given.count(";") > cells.get("types", "").count(";"):
        text = "has more entries than types, to which they should belong one to one."
        yield note("aat_types", given, text)


def _matches(cells: Cells) -> Iterator[Remark]:
    for match in listed(cells.get("matches", "")):
        prefix = match.partition(":")[0]
        if prefix not in AUTHORITIES and not _ADDRESS.fullmatch(match):
            known = ", ".join(sorted(AUTHORITIES))
            text = f"begins with no known prefix. Write one of {known}, as in wd:Q2079."
            yield error("matches", match, text)


def _dates(cells: Cells) -> Iterator[Remark]:
    days = {}
    for field in ("attestation_year", "start", "end"):
        given = cells.get(field, "")
        days[field] = [days_of(part) for part in given.split("/")] if given else []
        if None in days[field] or (given and not all(map(_DATE.fullmatch, given.split("/")))):
            text = "is no date. Write a year, 1480, or a day, 1480-05-29; -0320 for 320 BCE."
            yield error(field, given, text)
            return
    starts, ends = days["start"], days["end"]
    if starts and ends and starts[0] and ends[-1]:
        first, last = starts[0][0], ends[-1][1]
        if first is not None and last is not None and first > last:
            text = f"is after the end, {cells['end']}. Correct one of the two."
            yield error("start", cells["start"], text)


def _position(cells: Cells) -> Iterator[Remark]:
    given = [cells.get(field, "") for field in ("lon", "lat")]
    numbers = [_number(text) for text in given]
    for field, text, number in zip(("lon", "lat"), given, numbers, strict=True):
        if text and number is None:
            yield error(field, text, "is no number. Write decimal degrees, as in 54.03613.")
            return
        if not text and any(given):
            yield error(field, "", "has no value, but the other coordinate has. Write both.")
            return
    lon, lat = numbers
    if lon is not None and lat is not None:
        yield from _degrees(lon, lat, listed(cells.get("ccodes", "")))


def _degrees(lon: float, lat: float, countries: list[str]) -> Iterator[Remark]:
    if not (math.isfinite(lon) and math.isfinite(lat)):
        yield error("lon", f"{lon:g}", "is not finite. Write a number of degrees.")
    elif abs(lon) > 180:
        yield error("lon", f"{lon}", "is out of range: a longitude is from -180 to 180 degrees.")
    elif abs(lat) > 90:
        swapped = " Are longitude and latitude swapped?" if abs(lon) <= 90 else ""
        text = f"is out of range: a latitude is from -90 to 90 degrees.{swapped}"
        yield error("lat", f"{lat}", text)
    elif countries and all(look_swapped(lat, lon, country=code) for code in countries):
        text = (
            f"and the latitude {lat} are likely swapped: only the other way round the place lies "
            f"in {', '.join(countries)}. Put each in its own column."
        )
        yield error("lon", f"{lon}", text)


def _wkt(cells: Cells) -> Iterator[Remark]:
    text = cells.get("geowkt", "")
    if not text:
        return
    try:
        geometry = read_wkt(text)
        for part in geometry.get("geometries", [geometry]):
            representative(part["type"], part.get("coordinates"))
    except WktError as bad:
        yield error("geowkt", text, f"is no WKT: it {bad}. Write it as in POINT(19.038 54.036).")
    except BadPosition as bad:
        yield error("geowkt", text, f"has the position {bad.value}, which {bad}")


def _parent(cells: Cells) -> Iterator[Remark]:
    if cells.get("parent_id") and not cells.get("parent_name"):
        yield note("parent_id", cells["parent_id"], "stands without a parent_name.")


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


Rule = Callable[[Cells], Iterator[Remark]]
_STRICT: Final[tuple[Rule, ...]] = (*(_required, _countries, _classes, _types, _matches, _parent),)
_GENERAL: Final[tuple[Rule, ...]] = (_title, _dates, _position, _wkt)
